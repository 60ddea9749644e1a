/** English: the report of a shift on the screen. What stands in the report itself is in core, as it is on paper. */
export const shiftReport = {
  loading: 'Adding up the shift…',
  net: 'Sold, less what was given back',
  expected: 'Should be in the drawer',
  counted: 'Counted',
  notCounted: 'not counted yet',
  over: 'over',
  short: 'short',
  exact: 'exact',
  blindTitle: 'The drawer is not shown yet',
  blindText: 'Count the cash first. What should be in the drawer is shown when the shift is closed.',
  alteredTitle: 'This report was changed after it was made',
  alteredText:
    'It is not what the journal says was stored when the shift was closed. Do not rely on its figures: show it to the owner, and keep the paper that was printed then.',
  print: 'Print',
  printing: 'Sending to the printer…',
  printed: 'The report goes to the printer.',
  printedCopy: 'The report goes to the printer, marked as copy {{copy}}.',
  pdf: 'Save as PDF',
  saving: 'Making the PDF…',
  check: 'Check number {{hash}}',
} as const
