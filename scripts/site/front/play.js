// Runs before JupyterLite. At its start that takes every worker of the site away that it does not know by name; with the
// server gone there would be none afterwards. Browsers renew workers by themselves.
if (navigator.serviceWorker) navigator.serviceWorker.getRegistrations = async () => [];

// JupyterLite's logo has no name, and leads to a page that the site does not have.
new MutationObserver((_, observer) => {
  const logo = document.getElementById("jp-NotebookLogo");
  if (!logo) return;
  logo.href = "../../index.html";
  logo.ariaLabel = "All chapters";
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
