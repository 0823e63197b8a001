// What is asked in a cell of its own: predictions, self-tests, and the sentence "why" after a surprise.
import { useEffect, useLayoutEffect, useReducer, useRef } from "preact/hooks";
import { Life } from "./life.js";
import { Prediction } from "./prediction.jsx";

export class FormLink {
  constructor(model) {
    this.model = model;
    this.view = Math.random().toString(36).slice(2);
    this.alive = true;
    this.tell = () => {};
    this.frame = JSON.parse(model.get("frame"));
    this.read = () => {
      this.content = JSON.parse(model.get("content"));
      this.tell();
    };
    this.read();
    model.on("change:content", this.read);
    this.life = new Life(model, this.frame.model, (alive) => {
      this.alive = alive;
      this.tell();
    });
  }

  // One of the questions, as the component of the explorers wants it.
  question(index) {
    return {
      frame: { ...this.frame.questions[index], words: this.frame.words },
      prediction: this.content.questions[index],
      alive: this.alive,
      view: `${this.view}-${index}`,
      predict: (letter) => this.model.send({ kind: "predict", index, letter }),
      askAgain: () => this.model.send({ kind: "again", index }),
    };
  }

  keep(sentence) {
    this.model.send({ kind: "sentence", sentence });
  }

  close() {
    this.model.off("change:content", this.read);
    this.life.close();
  }
}

export function Form({ link }) {
  const [, redraw] = useReducer((count) => count + 1, 0);
  useLayoutEffect(() => {
    link.tell = redraw;
    return () => {
      link.tell = () => {};
    };
  }, [link]);
  const { frame, alive } = link;
  return (
    <div class="dlcourse-explorer dlcourse-form" role="group" aria-label={frame.title}>
      <h3>{frame.title}</h3>
      {frame.questions.map((_, index) => (
        <Question key={index} asked={link.question(index)} />
      ))}
      {frame.outcome && <Sentence link={link} />}
      {!alive && <p class="dlx-why">{frame.words.at_rest}</p>}
    </div>
  );
}

// After predicting, the way back has the focus; after asking again, the first option.
function Question({ asked }) {
  const root = useRef(null);
  const { chosen } = asked.prediction;
  const before = useRef(chosen);
  useEffect(() => {
    if (before.current === chosen) return;
    before.current = chosen;
    root.current.querySelector(chosen === null ? "input" : ".dlx-quiet")?.focus({ preventScroll: true });
  }, [chosen]);
  return (
    <div ref={root}>
      <Prediction link={asked} />
    </div>
  );
}

function Sentence({ link }) {
  const { frame, content, alive, view } = link;
  const line = useRef(null);
  const keep = () => link.keep(line.current.value);
  return (
    <div class="dlx-sentence">
      <p>{frame.outcome}</p>
      <label for={`${view}-why`}>{frame.words.why}</label>
      <input
        id={`${view}-why`}
        ref={line}
        type="text"
        maxLength={300}
        defaultValue={content.sentence}
        disabled={!alive}
        onKeyDown={(event) => event.key === "Enter" && !event.isComposing && keep()}
        data-lm-suppress-shortcuts="true"
      />
      <button type="button" disabled={!alive} onClick={keep}>
        {frame.words.keep}
      </button>
      <p aria-live="polite">{content.reply}</p>
    </div>
  );
}
