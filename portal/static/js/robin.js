// Robin's questions in place: without this file or htmx the browser sends the form itself.
"use strict";
addEventListener("DOMContentLoaded", () => {
  if (!window.htmx) return;
  const SEND = "senden";
  const find = (what) => document.querySelector(what);
  const words = () => find("[name=sprache]").value;
  const isOurs = (event) => event.detail.requestConfig.elt.dataset.hxTrigger === SEND;
  const on = (name, does) => document.addEventListener(name, does, true);
  let shown = location.pathname;
  // The address changes here, so that a link within the page never loads it anew.
  htmx.config.historyEnabled = false;
  htmx.config.timeout = 60000;

  const report = () => {
    find("#ungesendet")?.remove();
    const notice = document.createElement("p");
    notice.id = "ungesendet";
    notice.className = "note warn read";
    notice.setAttribute("role", "alert");
    notice.textContent = words() === "normal"
      ? "Das hat nicht geklappt. Ihre Antworten sind noch da. Vielleicht fehlt das Internet. Drücken Sie gleich noch einmal."
      : "Das ließ sich gerade nicht senden. Ihre Antworten stehen noch auf dieser Seite. Bitte prüfen Sie Ihre Internet-Verbindung und drücken Sie noch einmal.";
    find("form > .actions").before(notice);
  };

  on("submit", (event) => {
    const form = event.target;
    // Other words stand all over the page, so that it is loaded whole.
    if (form.dataset.hxTrigger !== SEND || event.submitter?.name === "sprache") return;
    event.preventDefault();
    if (find("form.htmx-request") || location.pathname !== shown) return;
    find("#ungesendet")?.remove();
    htmx.trigger("#fragen", "htmx:abort");
    htmx.trigger(form, SEND);
  });
  // What is changed while the next page is on its way would be lost.
  for (const name of ["click", "beforeinput"]) {
    on(name, (event) => {
      if (find("form.htmx-request") && event.target.closest("#frage")) event.preventDefault();
    });
  }
  on("htmx:configRequest", (event) => {
    if (event.target.dataset.hxTrigger !== SEND) return;
    // Without what follows #: htmx would look for it on the next page.
    event.detail.path = location.pathname + location.search;
    event.detail.parameters.anders = words();
  });
  on("htmx:beforeRequest", (event) => {
    if (!isOurs(event) && find("form.htmx-request")) event.preventDefault();
  });
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    on(name, (event) => { if (isOurs(event)) report(); });
  }
  on("htmx:beforeSwap", (event) => {
    const answer = event.detail;
    if (!isOurs(event)) return;
    answer.isError = false;
    if (answer.serverResponse.includes("<main ")) {
      answer.serverResponse = answer.serverResponse.replace(/<style.*?<\/style>/s, "");
      answer.target = document.body;
      answer.swapOverride = "innerHTML";
      answer.shouldSwap = true;
    } else if (answer.xhr.status === 422) {
      answer.shouldSwap = true;
    } else if (!answer.shouldSwap) {
      report();
    }
  });
  on("htmx:pushedIntoHistory", (event) => {
    history.pushState(null, "", event.detail.path);
    shown = location.pathname;
  });
  on("htmx:afterSettle", (event) => {
    if (!isOurs(event)) return;
    // htmx notes the address there.
    sessionStorage.removeItem("htmx-current-path-for-history");
    find("#ansage").textContent = "";
    if (!find("#fehler")) {
      const heading = find("h1");
      heading.tabIndex = -1;
      heading.focus();
    }
    scrollTo(0, 0);
  });
  addEventListener("popstate", () => { if (location.pathname !== shown) location.reload(); });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
});
