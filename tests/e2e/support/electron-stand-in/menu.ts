/** `Menu`: a template that can be clicked. */

interface Item {
  readonly id?: string
  readonly role?: string
  readonly submenu?: readonly Item[]
  readonly click?: (item: { checked: boolean }) => void
}

export class StandInMenu {
  #items: readonly Item[] = []

  buildFromTemplate(template: readonly Item[]): readonly Item[] {
    return template
  }

  setApplicationMenu(items: readonly Item[]): void {
    this.#items = items
  }

  /** What a person does; the item's new state is what the click makes it. */
  click(id: string, checked: boolean): void {
    const find = (items: readonly Item[]): Item | undefined =>
      items.map((item) => (item.id === id ? item : find(item.submenu ?? []))).find((item) => item !== undefined)
    const item = find(this.#items)
    if (!item?.click) throw new Error(`the menu has no ${id}`)
    item.click({ checked })
  }
}
