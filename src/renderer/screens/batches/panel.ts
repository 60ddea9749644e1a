/** The look of the cards beside each other in a batch's views. */
export const PANEL = 'flex flex-col gap-4 rounded-card border border-line bg-surface p-5 shadow-card'
