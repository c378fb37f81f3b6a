(function () {
  'use strict';
  var root = document.documentElement;
  root.classList.remove('no-js');

  var theme = document.getElementById('theme');
  function isDark() {
    var chosen = root.getAttribute('data-theme');
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }
  function nameTheme() { theme.textContent = isDark() ? 'Light colours' : 'Dark colours'; }
  theme.addEventListener('click', function () {
    root.setAttribute('data-theme', isDark() ? 'light' : 'dark');
    nameTheme();
  });
  nameTheme();

  var migrations = Array.prototype.slice.call(document.querySelectorAll('.migration'));
  var cells = {};
  document.querySelectorAll('.strip a').forEach(function (cell) { cells[cell.getAttribute('href').slice(1)] = cell; });
  var found = migrations.map(function (each) {
    return {
      element: each,
      phase: each.dataset.phase,
      findings: Array.prototype.slice.call(each.querySelectorAll('.finding')),
      text: null
    };
  });
  var search = document.getElementById('search');
  var only = document.getElementById('only');
  var count = document.getElementById('count');
  var nothing = document.getElementById('nothing');
  var chips = Array.prototype.slice.call(document.querySelectorAll('.chip'));

  function on(kind) {
    var set = {};
    chips.forEach(function (chip) {
      if (chip.dataset.kind === kind && chip.getAttribute('aria-pressed') === 'true') { set[chip.dataset.value] = true; }
    });
    return set;
  }

  function textOf(element) { return element.textContent.toLowerCase(); }
  function has(text, words) { return words.every(function (word) { return text.indexOf(word) >= 0; }); }

  function apply() {
    var severities = on('severity');
    var phases = on('phase');
    var words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    var onlyFindings = only.getAttribute('aria-pressed') === 'true';
    var shown = 0;
    var shownFindings = 0;
    found.forEach(function (each) {
      var match = !!phases[each.phase];
      var named = null;
      if (match && words.length) {
        if (each.text === null) { each.text = textOf(each.element); }
        match = has(each.text, words);
        // Words that findings say narrow the findings down too; those of names and SQL leave them all.
        if (match) {
          named = each.findings.filter(function (finding) { return has(textOf(finding), words); });
          if (!named.length) { named = null; }
        }
      }
      var visible = 0;
      each.findings.forEach(function (finding) {
        finding.hidden = !severities[finding.dataset.severity] || (named !== null && named.indexOf(finding) < 0);
        if (!finding.hidden) { visible++; }
      });
      match = match && (!onlyFindings || visible > 0);
      each.element.hidden = !match;
      var cell = cells[each.element.id];
      if (cell) { cell.classList.toggle('out', !match); }
      if (match) { shown++; shownFindings += visible; }
    });
    nothing.hidden = shown > 0 || found.length === 0;
    count.textContent = shown + ' of ' + found.length + ' migrations, ' + shownFindings + ' findings shown';
  }

  var waiting = 0;
  search.addEventListener('input', function () { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  chips.concat([only]).forEach(function (chip) {
    chip.addEventListener('click', function () {
      chip.setAttribute('aria-pressed', chip.getAttribute('aria-pressed') === 'true' ? 'false' : 'true');
      apply();
    });
  });
  document.getElementById('open').addEventListener('click', function () { setOpen(true); });
  document.getElementById('close').addEventListener('click', function () { setOpen(false); });
  function setOpen(open) {
    found.forEach(function (each) {
      if (!each.element.hidden) { each.element.firstElementChild.nextElementSibling.open = open; }
    });
  }
  document.addEventListener('keydown', function (event) {
    if (event.key === '/' && document.activeElement !== search && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    }
  });
  function openTarget() {
    var target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (target && target.classList.contains('migration')) {
      target.hidden = false;
      target.querySelector('details').open = true;
      target.scrollIntoView();
    }
  }
  addEventListener('hashchange', openTarget);

  function explain(details) {
    if (!details.dataset || !details.dataset.rule || details.dataset.told) { return; }
    var rule = document.getElementById('rule-' + details.dataset.rule);
    var reason = rule && rule.querySelector('.reason');
    if (reason) {
      details.removeChild(details.lastChild);
      details.appendChild(reason.cloneNode(true));
      details.dataset.told = 'yes';
    }
  }
  document.addEventListener('toggle', function (event) { explain(event.target); }, true);

  document.querySelectorAll('.find').forEach(function (button) {
    button.addEventListener('click', function () {
      search.value = button.dataset.search;
      apply();
      document.getElementById('main').scrollIntoView();
      search.focus({ preventScroll: true });
    });
  });

  var closed = [];
  addEventListener('beforeprint', function () {
    closed = Array.prototype.slice.call(document.querySelectorAll('details:not([open])'));
    closed = closed.filter(function (each) { return each.querySelector('.finding'); });
    closed.forEach(function (each) { each.open = true; });
  });
  addEventListener('afterprint', function () { closed.forEach(function (each) { each.open = false; }); });

  apply();
  openTarget();
})();
