// The quiz within a page of another site, in the place of the line that asks for it:
//
//   <script async src="https://quiz.example/embed.js" data-quiz="health-informatics" data-lang="es"></script>
//
// data-quiz is the id of a questionnaire, data-lang its language, data-title what a screen reader calls the frame; all
// may be left out. The server must be told of the site: careerfit serve --embed-origin.
(() => {
  'use strict';
  const script = document.currentScript;
  const {quiz, lang, title} = script.dataset;
  const address = new URL(quiz ? encodeURIComponent(quiz) + '/' : '', new URL('.', script.src));
  if (lang) address.searchParams.set('language', lang);

  const frame = document.createElement('iframe');
  frame.src = address.href;
  frame.title = title || (/^es\b/.test(lang) ? 'Cuestionario' : 'Quiz');
  frame.loading = 'lazy';
  frame.style.cssText = 'display: block; width: 100%; height: 40rem; border: 0';
  script.after(frame);

  // Each page in the frame tells how tall it is.
  addEventListener('message', event => {
    if (event.source !== frame.contentWindow || event.origin !== address.origin) return;
    const height = event.data?.careerfit?.height;
    if (Number.isInteger(height) && height > 0 && height <= 100000) frame.style.height = height + 'px';
  });

  // Whoever goes on at the end of a page begins at the top of the next one.
  let first = true;
  frame.addEventListener('load', () => {
    if (!first && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
    first = false;
  });
})();
