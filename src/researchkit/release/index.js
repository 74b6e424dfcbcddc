// Filters of the index. Without this file the page shows everything.
(function () {
  'use strict';
  var form = document.getElementById('filters');
  var items = Array.prototype.slice.call(document.querySelectorAll('[data-words]'));
  if (!form || items.length < 2) return;
  var said = document.getElementById('shown');
  var fields = ['year', 'language', 'kind', 'country'];
  function plain(text) {
    return text.toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  }
  function apply() {
    var wanted = plain(form.elements.text.value).split(/\s+/).filter(Boolean);
    var shown = 0;
    items.forEach(function (item) {
      var words = plain(item.getAttribute('data-words'));
      var keep = wanted.every(function (word) { return words.indexOf(word) >= 0; });
      fields.forEach(function (name) {
        var field = form.elements[name];
        var value = field && field.value;
        if (value && item.getAttribute('data-' + name).split(' ').indexOf(value) < 0) keep = false;
      });
      item.hidden = !keep;
      if (keep) shown += 1;
    });
    said.textContent = said.getAttribute('data-template').replace('{shown}', shown).replace('{all}', items.length);
  }
  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('change', apply);
  form.addEventListener('reset', function () { setTimeout(apply, 0); });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  apply();
})();
