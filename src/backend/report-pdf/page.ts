/** The paper of a report in points, and its inks. */

/** A4, upright. */
export const PAGE = { width: 595, height: 842, margin: 40 } as const
/** Where the sections begin and end. */
export const BODY = { top: PAGE.margin + 54, bottom: PAGE.height - PAGE.margin - 70 } as const
export const COLUMN = { count: 2, gap: 28, width: (PAGE.width - 2 * PAGE.margin - 28) / 2 } as const

export const INK = '#1b1f24'
export const MUTED = '#5b6470'
export const RULE = '#d5d9de'
