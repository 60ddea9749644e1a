/** How a printer is connected: the way, what was found there, and the fields of an address that is typed. */
import { useTranslation } from 'react-i18next'
import { TextField } from '../components/field.tsx'
import { SelectField } from '../components/select-field.tsx'
import { FoundPrinters } from './found-printers.tsx'
import { NetworkScan } from './network-scan.tsx'
import { BAUD_RATES, type LinkDraft, linkDraft } from './printer-draft.ts'
import { type PrinterFinder, useKnownPrinters } from './printer-finder.ts'

interface PrinterLinkFieldsProps {
  readonly link: LinkDraft
  readonly finder: PrinterFinder
  readonly problemOf: (path: string) => string | undefined
  readonly onChange: (link: LinkDraft) => void
}

export function PrinterLinkFields({ link, finder, problemOf, onChange }: PrinterLinkFieldsProps) {
  const { t } = useTranslation()
  const { ways, found } = useKnownPrinters(finder, link.kind)
  const choose = { chosen: chosenOf(link), onChoose: (one: (typeof found)[number]) => onChange(linkDraft(one.link)) }
  return (
    <>
      {ways.length > 1 && (
        <SelectField
          label={t('printerForm.way')}
          hint={t(`printerForm.wayHints.${link.kind}`)}
          options={ways.map((value) => ({ value, label: t(`printerForm.ways.${value}`) }))}
          chosen={link.kind}
          onChoose={(kind) => onChange({ ...link, kind })}
        />
      )}
      <FoundPrinters label={t('printerForm.found')} found={found} {...choose} />
      <AddressFields link={link} problemOf={problemOf} onChange={onChange} />
      {link.kind === 'tcp' && <NetworkScan finder={finder} {...choose} />}
    </>
  )
}

function chosenOf({ kind, host, port, printer, path }: LinkDraft): string {
  if (kind === 'tcp') return `${host}:${port}`
  return kind === 'windows' || kind === 'cups' || kind === 'driver' ? printer : path
}

type AddressFieldsProps = Omit<PrinterLinkFieldsProps, 'finder'>

function AddressFields(props: AddressFieldsProps) {
  switch (props.link.kind) {
    case 'tcp':
      return <NetworkFields {...props} />
    case 'windows':
    case 'driver':
      return <TypedField {...props} field="printer" at="link.printer" />
    case 'cups':
      return <TypedField {...props} field="printer" at="link.queue" />
    case 'serial':
      return <SerialFields {...props} />
    case 'share':
    case 'device':
      return <TypedField {...props} field="path" at="link.path" />
  }
}

function NetworkFields({ link, problemOf, onChange }: AddressFieldsProps) {
  const { t } = useTranslation()
  const text = (name: 'host' | 'port') => ({
    value: link[name],
    problem: problemOf(`link.${name}`),
    onChange: (event: { target: { value: string } }) => onChange({ ...link, [name]: event.target.value }),
  })
  return (
    <div className="grid grid-cols-2 items-start gap-x-4">
      <TextField label={t('printer.host')} hint={t('printer.hostHint')} inputMode="url" {...text('host')} />
      <TextField label={t('printer.port')} hint={t('printer.portHint')} inputMode="numeric" {...text('port')} />
    </div>
  )
}

function SerialFields(props: AddressFieldsProps) {
  const { t } = useTranslation()
  const { link, onChange } = props
  return (
    <div className="grid grid-cols-2 items-start gap-x-4">
      <TypedField {...props} field="path" at="link.path" />
      <SelectField
        label={t('printerForm.baudRate')}
        hint={t('printerForm.baudRateHint')}
        options={[...new Set([...BAUD_RATES, link.baudRate])].map((value) => ({ value, label: String(value) }))}
        chosen={link.baudRate}
        onChoose={(baudRate) => onChange({ ...link, baudRate })}
      />
    </div>
  )
}

interface TypedFieldProps extends AddressFieldsProps {
  readonly field: 'printer' | 'path'
  /** Its path in the form as it is sent. */
  readonly at: string
}

function TypedField({ link, problemOf, onChange, field, at }: TypedFieldProps) {
  const { t } = useTranslation()
  return (
    <TextField
      label={t(`printerForm.addresses.${link.kind}`)}
      hint={t(`printerForm.addressHints.${link.kind}`)}
      value={link[field]}
      problem={problemOf(at)}
      onChange={(event) => onChange({ ...link, [field]: event.target.value })}
    />
  )
}
