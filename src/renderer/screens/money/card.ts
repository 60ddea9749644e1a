/** The look of a card on the money page. */
export const CARD = 'flex flex-col gap-4 rounded-card border border-line bg-surface p-5 shadow-card'
