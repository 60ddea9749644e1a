/** The till: shifts, the drawer, and what is counted. */
export const till = {
  openTitle: 'No shift is open',
  openText: 'Count the cash in the drawer and open your shift. Then the first sale can begin.',
  float: 'Cash in the drawer',
  open: 'Open the shift',
  opening: 'Opening…',
  handedOver: 'handed over',
} as const
