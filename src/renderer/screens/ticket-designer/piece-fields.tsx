/** What can be chosen about one piece of the ticket. */
import { useTranslation } from 'react-i18next'
import type { DesignBlock } from '../../../core/ticket/design.ts'
import { QR_MODES } from '../../../core/ticket/design.ts'
import { TICKET_TEXT_LIMIT } from '../../../core/ticket/text.ts'
import { Choice } from '../../components/choice.tsx'
import { CheckField, CONTROL, Field } from '../../components/field.tsx'

type Options = Extract<DesignBlock, { kind: 'text' | 'plan' | 'qr' | 'footer' | 'space' }>

/** Kinds that have something to choose. */
export function hasOptions(block: DesignBlock): block is Options {
  return ['text', 'plan', 'qr', 'footer', 'space'].includes(block.kind)
}

interface PieceFieldsProps {
  readonly block: Options
  /** A code to join the Wi-Fi needs its name. */
  readonly isWifiKnown: boolean
  /** `field` is what is typed in. */
  readonly onChange: (block: DesignBlock, field?: string) => void
}

export function PieceFields({ block, isWifiKnown, onChange }: PieceFieldsProps) {
  const { t } = useTranslation()
  switch (block.kind) {
    case 'text':
      return <OwnTextFields block={block} onChange={onChange} />
    case 'footer':
      return <WordsField value={block.text} onChange={(text) => onChange({ ...block, text }, 'text')} />
    case 'plan':
      return (
        <CheckField
          label={t('designer.withPrice')}
          checked={block.withPrice}
          onChange={() => onChange({ ...block, withPrice: !block.withPrice })}
        />
      )
    case 'space':
      return (
        <Choice
          label={t('designer.height')}
          options={[12, 24, 48, 96].map((value) => ({ value, label: t('designer.millimetres', { mm: value / 8 }) }))}
          chosen={block.dots}
          onChoose={(dots) => onChange({ ...block, dots })}
        />
      )
    case 'qr':
      return (
        <div className="flex flex-col gap-2">
          <Choice
            label={t('designer.qrMode')}
            options={QR_MODES.map((value) => ({ value, label: t(`designer.qr.${value}`) }))}
            chosen={block.mode}
            onChoose={(mode) => onChange({ ...block, mode })}
          />
          <p className="text-sm text-muted">
            {t(block.mode !== 'login' && !isWifiKnown ? 'designer.qrNeedsWifi' : `designer.qrHint.${block.mode}`)}
          </p>
        </div>
      )
  }
}

function OwnTextFields({
  block,
  onChange,
}: Pick<PieceFieldsProps, 'onChange'> & { block: Options & { kind: 'text' } }) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-3">
      <WordsField value={block.text} onChange={(text) => onChange({ ...block, text }, 'text')} />
      <div className="grid grid-cols-2 gap-4">
        <Choice
          label={t('designer.align')}
          options={(['start', 'center', 'end'] as const).map((value) => ({
            value,
            label: t(`designer.side.${value}`),
          }))}
          chosen={block.align}
          onChoose={(align) => onChange({ ...block, align })}
        />
        <Choice
          label={t('designer.size')}
          options={([1, 2, 3] as const).map((value) => ({ value, label: t('designer.times', { value }) }))}
          chosen={block.size}
          onChoose={(size) => onChange({ ...block, size })}
        />
      </div>
      <CheckField
        label={t('designer.bold')}
        checked={block.bold}
        onChange={() => onChange({ ...block, bold: !block.bold })}
      />
    </div>
  )
}

function WordsField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation()
  return (
    <Field label={t('designer.words')}>
      {(ids) => (
        <textarea
          {...ids}
          rows={3}
          dir="auto"
          maxLength={TICKET_TEXT_LIMIT}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={`${CONTROL} py-2`}
        />
      )}
    </Field>
  )
}
