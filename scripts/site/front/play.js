// Runs before JupyterLite. At its start that takes every worker of the site away that it does not know by name; with the
// server gone there would be none afterwards. Browsers renew workers by themselves.
if (navigator.serviceWorker) navigator.serviceWorker.getRegistrations = async () => [];
