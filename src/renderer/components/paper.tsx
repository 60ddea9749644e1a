/** The ticket as real paper: the dots that will be printed, between two torn edges. */
import { useTranslation } from 'react-i18next'
import { type PreviewOf, useTicketPreview } from '../bridge/queries.ts'

/** Fills its box without growing it; dots are shown one to one where there is room. */
export function Paper({ of, alt }: { of: PreviewOf; alt: string }) {
  const { t } = useTranslation()
  const { data, isError } = useTicketPreview(of)
  if (!data)
    return <p className="self-center text-center text-muted">{t(isError ? 'sell.notDrawn' : 'sell.drawing')}</p>
  const { pngBase64, widthDots, heightDots } = data
  // Small enough for the box both ways, and never larger than its dots; the paper's own margins come off first.
  const width = `min(100cqw - 24px, (100cqh - 16px) * ${widthDots / heightDots}, ${widthDots}px)`
  return (
    <div className="grid h-full min-h-0 justify-center filter-(--shadow-paper) [container-type:size]">
      <div key={pngBase64} className="paper-edges animate-feed self-start">
        <img
          src={`data:image/png;base64,${pngBase64}`}
          width={widthDots}
          height={heightDots}
          alt={alt}
          draggable={false}
          style={{ width }}
          className="mx-3 mix-blend-multiply"
        />
      </div>
    </div>
  )
}
