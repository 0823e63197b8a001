// Pages that were read stay readable without the network: the site's own worker keeps them.
navigator.serviceWorker?.register(new URL("../../sw.js", document.currentScript.src));

// The theme's side bar is no landmark; with this, screen readers can go to it.
document.addEventListener("DOMContentLoaded", () => {
  const bar = document.querySelector(".bd-sidebar-primary");
  bar?.setAttribute("role", "region");
  bar?.setAttribute("aria-label", "Side bar");
});

// Paper is white, whatever the screen shows.
const page = document.documentElement.dataset;
let shown;
addEventListener("beforeprint", () => ((shown = page.theme), (page.theme = "light")));
addEventListener("afterprint", () => (page.theme = shown));
