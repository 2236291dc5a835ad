// Robin's questions in place; without this file or htmx the browser sends the form itself.
"use strict";
addEventListener("DOMContentLoaded", () => {
  if (!window.htmx) return;
  const find = (what) => document.querySelector(what);
  const on = (names, does) => {
    for (const name of names.split(" ")) document.addEventListener(name, does, true);
  };
  const isRobin = (form) => form.dataset.hxTrigger === "senden";
  const isOurs = (event) => isRobin(event.detail.requestConfig.elt);
  const isWaiting = () => find("form.htmx-request");
  const otherWords = () => find("[name=sprache]").value;
  let shown = location.pathname;
  // The address changes here, so that a link within the page never loads it anew.
  htmx.config.historyEnabled = false;
  htmx.config.timeout = 60000;

  const silence = () => find("#ungesendet")?.remove();
  const report = () => {
    silence();
    const notice = document.createElement("p");
    notice.id = "ungesendet";
    notice.className = "note warn read";
    notice.setAttribute("role", "alert");
    notice.textContent = otherWords() === "normal"
      ? "Das hat nicht geklappt. Ihre Antworten sind noch da. Drücken Sie gleich noch einmal."
      : "Das ließ sich gerade nicht senden. Ihre Antworten stehen noch auf dieser Seite. Bitte prüfen Sie Ihre Internet-Verbindung und drücken Sie noch einmal.";
    find("form > .actions").before(notice);
  };

  on("submit", (event) => {
    const form = event.target;
    // Other words stand all over the page, so that it is loaded whole.
    if (!isRobin(form) || event.submitter?.name === "sprache") return;
    event.preventDefault();
    if (isWaiting() || location.pathname !== shown) return;
    silence();
    htmx.trigger("#fragen", "htmx:abort");
    htmx.trigger(form, "senden");
  });
  // What is changed while the next page is on its way would be lost.
  on("click beforeinput", (event) => {
    if (isWaiting() && event.target.closest("#frage")) event.preventDefault();
  });
  on("htmx:configRequest", ({ target, detail }) => {
    if (!isRobin(target)) return;
    // Without what follows #: htmx would look for it on the next page.
    detail.path = location.pathname + location.search;
    detail.parameters.anders = otherWords();
  });
  on("htmx:beforeRequest", (event) => {
    if (!isOurs(event) && isWaiting()) event.preventDefault();
  });
  on("htmx:sendError htmx:timeout", (event) => { if (isOurs(event)) report(); });
  on("htmx:beforeSwap", (event) => {
    if (!isOurs(event)) return;
    const answer = event.detail;
    answer.isError = false;
    if (answer.serverResponse.includes("</html>")) {
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
