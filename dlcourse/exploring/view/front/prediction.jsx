import { useState } from "preact/hooks";

export function Prediction({ link }) {
  const { frame, prediction, alive, view } = link;
  const { words } = frame;
  const [choice, choose] = useState(null);
  const [asked, ask] = useState(false);
  const stored = prediction.chosen !== null;
  const chosen = prediction.chosen ?? choice;
  const predict = () => {
    ask(choice === null);
    if (choice !== null) link.predict(choice);
  };
  const again = () => {
    choose(null);
    link.askAgain();
  };
  const options = Object.entries(frame.options).filter(([letter]) => !stored || letter === chosen);
  return (
    <div class="dlcourse-prediction">
      <fieldset disabled={stored || !alive} role="radiogroup" aria-label={frame.question}>
        <legend>{frame.question}</legend>
        {options.map(([letter, text]) => (
          <label key={letter}>
            <input
              type="radio"
              name={`prediction-${view}`}
              checked={chosen === letter}
              onChange={() => choose(letter)}
              data-lm-suppress-shortcuts="true"
            />
            {text}
          </label>
        ))}
      </fieldset>
      {!stored && (
        <button type="button" disabled={!alive} onClick={predict}>
          {words.predict}
        </button>
      )}
      <div class="dlx-note">
        <span aria-live="polite">
          {prediction.note || (asked && !stored ? words.choose : "")}
          {prediction.passage && (
            <>
              {" "}
              <a href={prediction.passage.address} target="_blank" rel="noopener">
                {prediction.passage.title}
              </a>
            </>
          )}
        </span>{" "}
        {prediction.answered && (
          <button type="button" class="dlx-quiet" disabled={!alive} onClick={again}>
            {words.again}
          </button>
        )}
      </div>
    </div>
  );
}
