// Pages that were read stay readable without the network: the site's own worker keeps them.
navigator.serviceWorker?.register(new URL("../../sw.js", document.currentScript.src));
