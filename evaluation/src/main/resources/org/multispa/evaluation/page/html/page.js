'use strict';
(() => {
  const cases = Array.from(document.querySelectorAll('.case'));
  if (cases.length === 0) {
    return;
  }
  const byId = (id) => document.getElementById(id);
  const filters = [byId('subtask'), byId('outcome')];
  const previous = byId('previous');
  const next = byId('next');
  let passing = cases;
  let at = 0;

  const show = () => {
    cases.forEach((one) => one.classList.remove('shown'));
    if (passing.length > 0) {
      passing[at].classList.add('shown');
    }
    byId('none').hidden = passing.length > 0;
    byId('position').textContent = passing.length > 0 ? `${at + 1} of ${passing.length}` : 'none';
    previous.disabled = at === 0;
    next.disabled = at + 1 >= passing.length;
  };

  const step = (by) => {
    const to = at + by;
    if (to >= 0 && to < passing.length) {
      at = to;
      show();
    }
  };

  const filter = () => {
    passing = cases.filter((one) =>
      filters.every((select) => select.value === '' || one.dataset[select.id] === select.value));
    at = 0;
    show();
  };

  filters.forEach((select) => {
    select.value = '';
    select.addEventListener('change', filter);
  });
  previous.addEventListener('click', () => step(-1));
  next.addEventListener('click', () => step(1));
  document.addEventListener('keydown', (event) => {
    const elsewhere = event.target.closest('select, .scroll, pre');
    if (elsewhere || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    if (event.key === 'ArrowLeft') {
      step(-1);
    } else if (event.key === 'ArrowRight') {
      step(1);
    }
  });
  document.documentElement.classList.add('script');
  show();
})();
