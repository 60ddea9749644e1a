/** One sale of the list. */
import type { SaleView } from '../../../contract/sales.ts'
import { classes } from '../../components/classes.ts'
import { SALE_COLUMNS, SaleCells } from '../../tickets/sale-cells.tsx'

interface SaleRowProps {
  readonly id: string
  readonly sale: SaleView
  readonly isChosen: boolean
  readonly onChoose: () => void
}

export function SaleRow({ id, sale, isChosen, onChoose }: SaleRowProps) {
  return (
    // The list has the keyboard; a row is only touched.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it hears the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox names it by aria-activedescendant
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      onClick={onChoose}
      className={classes(
        SALE_COLUMNS,
        'min-h-12 cursor-pointer border-b border-line px-4 last:border-b-0',
        isChosen ? 'bg-accent-soft' : 'hover:bg-canvas',
      )}
    >
      <SaleCells sale={sale} />
    </div>
  )
}
