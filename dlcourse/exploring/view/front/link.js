import { Life } from "./life.js";

// The line to the kernel. One move is on its way at a time; while it is, newer ones are gathered, and of
// each control only the last value is sent. So the kernel never lags, and the last state always wins.
export class Link {
  constructor(model) {
    this.model = model;
    this.view = Math.random().toString(36).slice(2);
    this.number = 0;
    this.waiting = false;
    this.sent = {}; // moves that are on their way
    this.dirty = {}; // moves that are not
    this.width = null;
    this.asked = null; // the width that the last picture was asked for
    this.alive = true;
    this.slow = false;
    this.listeners = new Set();
    this.frame = JSON.parse(model.get("frame"));
    this.read();
    this.onPicture = () => this.arrived();
    this.onPrediction = () => {
      this.prediction = JSON.parse(model.get("prediction"));
      this.tell();
    };
    model.on("change:picture", this.onPicture);
    model.on("change:prediction", this.onPrediction);
    this.life = new Life(model, this.frame.model, (alive) => {
      this.alive = alive;
      if (!alive) this.answered();
      this.tell();
    });
  }

  read() {
    this.picture = JSON.parse(this.model.get("picture"));
    this.prediction = JSON.parse(this.model.get("prediction"));
  }

  // The state as the student sees it: what the kernel said, and on top of it what it has not heard yet.
  get state() {
    return { ...this.picture.state, ...this.sent, ...this.dirty };
  }

  get widthIsNew() {
    return this.width !== null && this.width !== (this.asked ?? this.picture.width);
  }

  // Whether the picture is that of the state and of the page's width.
  get idle() {
    return !this.waiting && this.width !== null;
  }

  move(values) {
    for (const name of Object.keys(values)) delete this.dirty[name]; // what was moved last comes last
    Object.assign(this.dirty, values);
    this.tell();
    this.flush();
  }

  reset() {
    this.dirty = {};
    this.model.send({ kind: "reset" });
  }

  resize(width) {
    if (width === this.width) return;
    this.width = width;
    this.flush();
    this.tell();
  }

  predict(letter) {
    this.model.send({ kind: "predict", letter });
  }

  askAgain() {
    this.model.send({ kind: "again" });
  }

  flush() {
    const changes = this.dirty;
    const isNew = this.widthIsNew || Object.keys(changes).length > 0;
    if (this.waiting || !this.alive || !isNew) return;
    this.sent = this.dirty;
    this.dirty = {};
    this.asked = this.width;
    this.waiting = true;
    this.number += 1;
    this.slowTimer = setTimeout(() => this.setSlow(true), 1500);
    this.model.send({ kind: "move", view: this.view, number: this.number, changes, width: this.width });
  }

  arrived() {
    this.read();
    if (this.picture.view === this.view && this.picture.number === this.number) this.answered();
    this.tell();
    this.flush();
  }

  answered() {
    clearTimeout(this.slowTimer);
    this.waiting = false;
    this.slow = false;
    this.sent = {};
  }

  setSlow(slow) {
    this.slow = slow;
    this.tell();
  }

  tell() {
    for (const listener of this.listeners) listener();
  }

  close() {
    clearTimeout(this.slowTimer);
    this.listeners.clear();
    this.model.off("change:picture", this.onPicture);
    this.model.off("change:prediction", this.onPrediction);
    this.life.close();
  }
}
