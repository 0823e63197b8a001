// Whether a kernel still answers for a widget. JupyterLab keeps only widgets that live when it saves a
// notebook, so a picture of yesterday would be gone after the next save: while it is shown, it is kept.
export class Life {
  constructor(model, id, onChange) {
    this.model = model;
    this.onChange = onChange;
    this.alive = true;
    this.kept = [];
    this.look = this.look.bind(this);
    this.ready = this.find(id);
    model.on("comm_live_update", this.look);
  }

  async find(id) {
    try {
      this.real = await this.model.widget_manager.get_model(id);
    } catch {
      this.real = null; // a page that knows no such model cannot reach a kernel either
    }
    this.look();
  }

  look() {
    this.release();
    this.alive = Boolean(this.real?.comm_live);
    if (this.real && !this.alive) this.keep();
    this.onChange(this.alive);
  }

  keep() {
    const layout = this.real.get("layout");
    this.kept = [this.real, ...(layout?.get ? [layout] : [])];
    for (const each of this.kept)
      Object.defineProperty(each, "comm_live", {
        configurable: true,
        get: () => true,
        set(value) {
          delete this.comm_live;
          this.comm_live = value;
        },
      });
  }

  release() {
    for (const each of this.kept) delete each.comm_live;
    this.kept = [];
  }

  close() {
    this.release();
    this.model.off("comm_live_update", this.look);
  }
}
