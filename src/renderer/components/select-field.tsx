/** A labelled list to choose one thing from, where there are too many to show them all. */
import { CONTROL, Field, type FieldProps } from './field.tsx'

interface SelectFieldProps<V extends string | number> extends FieldProps {
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly chosen: V
  readonly onChoose: (value: V) => void
}

export function SelectField<V extends string | number>(props: SelectFieldProps<V>) {
  const { label, hint, problem, options, chosen, onChoose } = props
  const choose = (text: string) => {
    const option = options.find(({ value }) => String(value) === text)
    if (option) onChoose(option.value)
  }
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ids) => (
        <select {...ids} value={chosen} onChange={(event) => choose(event.target.value)} className={CONTROL}>
          {options.map(({ value, label: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
