/** The views of a router, by the names that other rooms open them with. */

export const ROUTER_TABS = ['overview', 'doctor', 'waiting', 'differences', 'settings'] as const
export type RouterTab = (typeof ROUTER_TABS)[number]
