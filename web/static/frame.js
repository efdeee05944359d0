// A page within a page of another site tells that one how tall it is, so that it needs no scrollbar of its own.
(() => {
  'use strict';
  if (parent === self) return;
  const named = document.currentScript.dataset.origins.split(' ');
  // A browser that says who is around is asked; with another one, each site is told, and only the one around hears it.
  const around = location.ancestorOrigins?.[0];
  const sites = named.filter(origin => !around || origin === around);
  let told;
  const tell = () => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    for (const site of sites) parent.postMessage({careerfit: {height}}, site);
  };
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener('pageshow', () => { told = 0; tell(); }); // meanwhile the frame may have been as tall as another page
})();
