// What the pages of a sitting do better with a script. All of them work without.
//
// An answer is noted in this browser first, then sent, and struck out once the server says what became of it. So
// nothing is lost when the connection drops: a note is sent again when it is back, also from the next page.
(() => {
  'use strict';
  const texts = document.currentScript.dataset;
  const form = document.querySelector('form.question');
  const fields = form ? [...form.querySelectorAll('[name=answer]')] : [];
  const prefix = 'careerfit:'; // of the key of a note; the address of its item follows
  const here = form && prefix + form.getAttribute('action');
  let shown = form?.elements.shown.value; // what the server has for this item, as far as this page knows
  let submitter; // the button that asked to go on, unless something else was chosen since
  let native; // the form is left to the browser
  let leaving; // the next page is on its way

  // Where the browser keeps nothing, notes live as long as the page.
  const loose = new Map();
  const store = {
    get(key) {
      try { return loose.get(key) ?? localStorage.getItem(key); } catch { return loose.get(key) ?? null; }
    },
    set(key, text) {
      try { localStorage.setItem(key, text); loose.delete(key); } catch { loose.set(key, text); }
    },
    drop(key) {
      loose.delete(key);
      try { localStorage.removeItem(key); } catch { /* then it is not there */ }
    },
    notes() {
      let keys = [];
      try { keys = Object.keys(localStorage); } catch { /* then there are loose ones only */ }
      return [...new Set([...loose.keys(), ...keys])].filter(key => key.startsWith(prefix));
    },
  };
  const noteAt = key => {
    try {
      const note = JSON.parse(store.get(key));
      if (note === null || typeof note.body === 'string' && Array.isArray(note.shown)) return note;
    } catch { /* then it is none of this script's */ }
    store.drop(key);
    return null;
  };
  const write = (key, note) => store.set(key, JSON.stringify(note));

  // The line that says what became of an answer. Nothing moves for it on the page of an item.
  const line = () => {
    const there = document.querySelector('.saving');
    if (there) return there;
    const made = document.createElement('p');
    made.className = 'saving';
    made.setAttribute('role', 'status');
    document.querySelector('main').prepend(made);
    return made;
  };
  const tell = (words, bad, link) => {
    const status = line();
    if (status.textContent === words) return; // said already: not read out again
    for (const old of document.querySelectorAll('.error-summary, #error')) old.style.visibility = 'hidden';
    status.classList.toggle('error', !!bad);
    status.replaceChildren(words, ...(link ? [' ', link] : []));
    if (words && submitter) status.scrollIntoView({block: 'nearest'});
  };
  const filled = (text, words) => text.replace('%s', () => words);

  // What the server calls the answer of a note.
  const named = note => {
    const sent = new URLSearchParams(note.body);
    return sent.has('say') ? '~' + sent.get('say') : sent.getAll('answer').join(' ') || '~skipped';
  };
  const choose = values => fields.forEach(field => { field.checked = values.includes(field.value); });

  const post = async (address, note) => {
    const body = new URLSearchParams(note.body);
    new Set(note.shown).forEach(known => body.append('shown', known));
    body.set('age', Math.max(0, Date.now() - note.at));
    try {
      const reply = await fetch(address, {method: 'POST', body, headers: {Accept: 'application/json'}, signal: AbortSignal.timeout?.(10000)});
      const said = await reply.json().catch(() => null);
      // Whoever answers otherwise, such as the login page of a network, has saved nothing.
      return said ? {...said, status: reply.status} : {status: 599};
    } catch {
      return {status: 0};
    }
  };

  let mine; // the note of this page until it knows what became of it, also where another tab has sent it
  let busy, again, timer, pause = 1000;
  const sendAll = async () => {
    again = true;
    if (busy) return;
    busy = true;
    clearTimeout(timer);
    try {
      while (again) {
        again = false;
        for (const key of new Set([...store.notes(), ...(mine ? [here] : [])])) await deliver(key);
      }
    } finally {
      busy = false;
    }
  };

  // One note at a time, so that no answer overtakes another. What was chosen meanwhile has taken the note's place
  // and is sent next. Where another tab was first, this page sends its own once more: only so it knows.
  const deliver = async key => {
    const note = noteAt(key) ?? (key === here ? mine : null);
    if (!note) return; // another tab has sent it
    const text = store.get(key);
    const slow = key === here && setTimeout(() => tell(texts.sending), 1500);
    const said = await post(key.slice(prefix.length), note);
    clearTimeout(slow);
    const now = noteAt(key);
    if (said.status === 0 || said.status === 429 || said.status >= 500) {
      timer = setTimeout(sendAll, pause = Math.min(2 * pause, 60000));
      if (!now) return; // sent by another tab, or forgotten
      now.shown.push(named(note)); // it may have arrived all the same
      now.told = true;
      write(key, now);
      if (key === here) tellUnsent(said, now);
      return;
    }
    pause = 1000;
    if (now && store.get(key) !== text) {
      now.shown = [said.shown ?? shown];
      write(key, now);
      again = true;
      return;
    }
    if (!now && (key !== here || mine?.at !== note.at)) return; // the tab that was first tells it, or it is forgotten
    store.drop(key);
    if (key === here) mine = null;
    (key === here ? tellHere : tellElsewhere)(said, note);
  };

  const tellUnsent = (said, note) => {
    if (said.status > 0) tell(filled(texts.trouble, said.problem ?? ''), true);
    else if (loose.has(here)) tell(texts.unkept, true);
    else tell(note.goOn ? texts.waiting : texts.offline, true);
  };
  const tellHere = (said, note) => {
    shown = said.shown ?? shown;
    if (said.status === 409) {
      choose(shown.split(' '));
      tell(said.problem, true);
    } else if (said.status !== 200 && note.goOn && submitter) {
      native = true; // the browser shows what is wrong
      form.elements.shown.value = shown;
      submitter.click();
    } else if (said.status !== 200) {
      tell(filled(texts.refused, said.problem), true);
    } else if (note.goOn && said.next) {
      leaving = true;
      setTimeout(() => { leaving = false; }, 5000); // unless the taker stops it
      location.assign(said.next);
    } else {
      tell(said.told ?? texts.saved);
    }
  };
  const tellElsewhere = (said, note) => {
    if (said.status !== 200) {
      tell(filled(texts.lost, said.problem), true);
    } else if (!form) {
      const link = document.createElement('a');
      link.href = location.pathname + location.search; // without a fragment, which would load nothing
      link.textContent = texts.show;
      tell(texts.late, false, link);
    } else if (note.told) {
      tell(texts.late);
    }
  };

  // What stands on the page becomes the note, in the place of an earlier one.
  const note = pressed => {
    if (leaving) return;
    submitter = pressed;
    const body = new URLSearchParams(new FormData(form));
    body.delete('shown');
    if (!pressed) body.set('stay', '1');
    else if (pressed.name) body.append(pressed.name, pressed.value);
    tell('');
    mine = {body: body.toString(), shown: noteAt(here)?.shown ?? [shown], at: Date.now(), goOn: !!pressed};
    write(here, mine);
    sendAll();
  };

  if (form) {
    const left = noteAt(here);
    if (left) {
      choose(new URLSearchParams(left.body).getAll('answer'));
      mine = {...left, goOn: false};
      write(here, mine);
    }
    form.addEventListener('change', () => note());
    form.addEventListener('submit', event => {
      if (native || !event.submitter) return;
      event.preventDefault();
      note(event.submitter);
    });
  }

  // Whoever deletes a sitting, or has this browser forget them all, wants no notes of it.
  document.addEventListener('submit', event => {
    const action = event.target.getAttribute('action') ?? '';
    const gone = action.replace(/\/(forget|results\/delete)$/, '/').replace(/\/delete$/, '/items/');
    if (gone !== action) store.notes().filter(key => key.startsWith(prefix + gone)).forEach(store.drop);
    if (action.endsWith('/forget')) store.drop('careerfit-keys');
  });
  window.addEventListener('online', sendAll);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) sendAll(); });
  window.addEventListener('pageshow', event => {
    if (event.persisted) leaving = native = false;
    sendAll();
  });

  // Number keys choose, Enter goes on. They can be turned off, for whoever speaks to their computer.
  const keys = document.querySelector('.keys');
  const off = () => store.get('careerfit-keys') === 'off';
  const showKeys = () => {
    form.classList.toggle('numbered', !off());
    const turn = document.createElement('button');
    turn.type = 'button';
    turn.textContent = off() ? keys.dataset.turnOn : keys.dataset.turnOff;
    turn.onclick = () => {
      store.set('careerfit-keys', off() ? 'on' : 'off');
      showKeys();
      keys.querySelector('button').focus();
    };
    keys.replaceChildren(off() ? keys.dataset.turnedOff : keys.dataset.turnedOn, ' ', turn);
  };
  if (keys) {
    if (matchMedia('(hover: hover)').matches) showKeys();
    document.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const field = fields[event.key - 1];
      if (field && !event.repeat) {
        showKeys();
        if (off()) return;
        field.focus();
        field.click();
      } else if (event.key === 'Enter' && event.target === document.body) {
        form.querySelector('.primary').click();
      }
    });
  }
})();
