// Shows an author's edits without a press of "reload". What was chosen or typed, and not sent yet, is not
// thrown away: then there is a link instead.
(() => {
  'use strict';
  const panel = document.querySelector('.author');
  let source = null;
  let done = false; // the page is on its way out, or offers its link

  const unsent = field => ['radio', 'checkbox'].includes(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  // A page that came back with "There is a problem" holds what was sent and not kept.
  const holds = () => document.querySelector('main .error-summary') || [...document.querySelectorAll('main input, main textarea')].some(unsent);

  const stop = () => {
    source?.close();
    source = null;
  };
  const changed = () => {
    done = true;
    stop();
    if (!holds()) {
      location.reload();
      return;
    }
    const link = document.createElement('a');
    link.href = location.pathname + location.search;
    link.textContent = 'The questionnaire has changed. Show it';
    panel.querySelector('.changed').replaceChildren(link);
  };
  // Only the tab that is looked at listens: a browser has few connections to one server.
  const listen = () => {
    if (document.hidden || done) {
      stop();
    } else if (!source) {
      source = new EventSource(panel.dataset.events + '?seen=' + panel.dataset.version);
      source.onmessage = changed;
    }
  };
  document.addEventListener('visibilitychange', listen);
  document.addEventListener('submit', () => { // a reload would take the form's place
    done = true;
    stop();
  });

  // Advice that was opened stays open when the page comes anew.
  panel.querySelectorAll('details:not(.errors)').forEach(details => {
    const key = 'author: ' + details.querySelector('summary').textContent.replace(/:[^:]*$/, '');
    const before = sessionStorage.getItem(key);
    if (before) details.open = before === 'open';
    details.addEventListener('toggle', () => sessionStorage.setItem(key, details.open ? 'open' : 'closed'));
  });
  listen();
})();
