/** The picture on a location's tickets: shown as it is printed, exchanged, taken away. */
import { ImagePlus, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { CallProblem } from '../../components/problem.tsx'
import type { DesignChanges } from './use-design.ts'

interface LogoFieldsProps {
  readonly logo: { readonly pngBase64: string; readonly widthDots: number; readonly heightDots: number } | null
  readonly changes: Pick<DesignChanges, 'setLogo' | 'removeLogo'>
}

export function LogoFields({ logo, changes: { setLogo, removeLogo } }: LogoFieldsProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const isBusy = setLogo.isBusy || removeLogo.isBusy
  return (
    <div className="flex flex-col gap-3">
      {logo ? (
        <img
          src={`data:image/png;base64,${logo.pngBase64}`}
          alt={t('designer.logoAlt')}
          className="max-h-24 self-start rounded-control bg-paper p-2"
        />
      ) : (
        <p className="text-muted">{t('designer.noLogo')}</p>
      )}
      <div className="flex flex-wrap gap-3">
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-label={t('designer.logoFile')}
          className="sr-only"
          tabIndex={-1}
          onChange={({ target }) => {
            const [file] = target.files ?? []
            removeLogo.reset()
            if (file) setLogo.run(file)
            // So that the same file can be chosen once more after it was mended.
            target.value = ''
          }}
        />
        <Button
          icon={<ImagePlus size={18} aria-hidden="true" />}
          aria-busy={isBusy}
          onClick={() => !isBusy && input.current?.click()}
        >
          {t(setLogo.isBusy ? 'designer.logoReading' : logo ? 'designer.logoExchange' : 'designer.logoChoose')}
        </Button>
        {logo && (
          <Button
            weight="quiet"
            icon={<Trash2 size={18} aria-hidden="true" />}
            onClick={() => !isBusy && removeLogo.run(undefined)}
          >
            {t('designer.logoRemove')}
          </Button>
        )}
      </div>
      <p className="text-sm text-muted">{t('designer.logoHint')}</p>
      <CallProblem error={setLogo.error ?? removeLogo.error} />
    </div>
  )
}
