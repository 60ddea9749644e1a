/** Where the keyboard is, for keys that work on a whole screen. */

/** Where the keyboard is: in a field one types into, on a control that Enter works, or nowhere in particular. */
export type Focus = 'cash' | 'field' | 'control' | 'nowhere'

/** Tells where the keyboard is, from the element that has the focus. */
export function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof HTMLElement)) return 'nowhere'
  if (target.dataset.field === 'cash') return 'cash'
  if (target.matches('input, select, textarea')) return 'field'
  return target.matches('button, a, [role="option"]') ? 'control' : 'nowhere'
}
