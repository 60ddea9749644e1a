/** A page in small: where the slips lie, and about what is on each. */
import { useTranslation } from 'react-i18next'
import { type CutMarks, placesOf, SHEET_PAPERS, type SheetGrid } from '../../core/sheet.ts'

export function PagePicture(look: SheetGrid & { readonly cutMarks: CutMarks }) {
  const { t } = useTranslation()
  const { columns, rows, cutMarks } = look
  const { widthMm, heightMm } = SHEET_PAPERS[look.paper]
  const { left, top, slipWidth, slipHeight } = placesOf(look)
  const slips = Array.from({ length: columns * rows }, (_, n) => ({
    x: left + (n % columns) * slipWidth,
    y: top + Math.floor(n / columns) * slipHeight,
  }))
  return (
    <svg
      viewBox={`0 0 ${widthMm} ${heightMm}`}
      role="img"
      aria-label={t('sheets.page', { columns, rows })}
      className="h-72 shrink-0 rounded-sm bg-white text-black shadow-card"
    >
      {slips.map(({ x, y }) => (
        <g key={`${x} ${y}`} transform={`translate(${x} ${y})`}>
          {cutMarks !== 'none' && (
            <rect
              width={slipWidth}
              height={slipHeight}
              fill="none"
              stroke="currentColor"
              strokeOpacity={0.45}
              strokeWidth={0.4}
              strokeDasharray={cutMarks === 'lines' ? '1.5 1.5' : `2 ${slipWidth - 4} 4`}
            />
          )}
          <SmallSlip width={slipWidth} height={slipHeight} />
        </g>
      ))}
    </svg>
  )
}

/** Bars for its lines, and a square for its QR code. */
function SmallSlip({ width, height }: { readonly width: number; readonly height: number }) {
  const pad = Math.min(width, height) * 0.08
  const side = Math.min(width * 0.4, height * 0.55)
  const bar = height * 0.06
  const lines = [0.3, 0.46, 0.62, 0.76]
  return (
    <>
      <rect x={pad} y={pad} width={width * 0.5} height={bar * 1.3} fill="currentColor" />
      {lines.map((share, n) => (
        <rect
          key={share}
          x={pad}
          y={height * share}
          width={(width - side - 3 * pad) * (n === 0 ? 1 : 0.75)}
          height={n === 0 ? bar * 1.5 : bar}
          fill="currentColor"
          fillOpacity={n === 0 ? 1 : 0.35}
        />
      ))}
      <rect
        x={width - pad - side}
        y={height - pad - side}
        width={side}
        height={side}
        fill="currentColor"
        fillOpacity={0.8}
      />
    </>
  )
}
