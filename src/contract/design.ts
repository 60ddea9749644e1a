/** Calls of the ticket designer: what a location's tickets look like, and the picture on them. */
import { z } from 'zod'
import { isUsableDesign, QR_MODES, TICKET_LANGUAGES, type TicketDesign } from '../core/ticket/design.ts'
import { TICKET_TEXT_LIMIT } from '../core/ticket/text.ts'
import { command, query } from './define.ts'
import { Done, Nothing, RouterText } from './fields.ts'

/** More would be a poster; a ticket has about fifteen. */
const MOST_BLOCKS = 40

/** Nobody leaves more than four centimetres of paper empty in one place. */
const MOST_SPACE_DOTS = 320

const off = z.literal(true).optional()
const OwnText = z.string().max(TICKET_TEXT_LIMIT, { error: 'too_long' })

const DesignBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('logo'), off }),
  z.object({ kind: z.literal('name'), off }),
  z.object({
    kind: z.literal('text'),
    text: OwnText,
    align: z.enum(['start', 'center', 'end']),
    size: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    bold: z.boolean(),
    off,
  }),
  z.object({ kind: z.literal('plan'), withPrice: z.boolean(), off }),
  z.object({ kind: z.literal('price'), off }),
  z.object({ kind: z.literal('code'), off }),
  z.object({ kind: z.literal('validity'), off }),
  z.object({ kind: z.literal('qr'), mode: z.enum(QR_MODES), off }),
  z.object({ kind: z.literal('network'), off }),
  z.object({ kind: z.literal('steps'), off }),
  z.object({ kind: z.literal('saleNumber'), off }),
  z.object({ kind: z.literal('cashier'), off }),
  z.object({ kind: z.literal('footer'), text: OwnText, off }),
  z.object({ kind: z.literal('rule'), off }),
  z.object({ kind: z.literal('space'), dots: z.int().min(1).max(MOST_SPACE_DOTS), off }),
])

/** Of a network's name the standard counts bytes, not letters (IEEE 802.11: 32 octets). */
const bytesOf = (text: string) => encodeURIComponent(text.toWellFormed()).replaceAll(/%../g, '.').length

/** The Wi-Fi as a person types it. */
export const WifiForm = z.object({
  name: RouterText.min(1, { error: 'required' }).refine((name) => bytesOf(name) <= 32, { error: 'too_long' }),
  /** Eight characters at least, or none for an open network (WPA: 8 to 63). */
  password: RouterText.max(63, { error: 'too_long' }).refine((text) => text === '' || text.length >= 8, {
    error: 'too_short',
  }),
  isHidden: z.boolean(),
})

export const DesignForm = z
  .object({
    languages: z
      .array(z.enum(TICKET_LANGUAGES))
      .min(1)
      .max(TICKET_LANGUAGES.length)
      .refine((languages) => new Set(languages).size === languages.length)
      .readonly(),
    blocks: z.array(DesignBlock).max(MOST_BLOCKS).readonly(),
    wifi: WifiForm.nullable(),
  })
  .refine(isUsableDesign, { path: ['blocks'] }) satisfies z.ZodType<TicketDesign>

const planKind = z.enum(['hotspot'])

/** A picture for paper, one bit for each dot. */
const Logo = z.object({ pngBase64: z.string(), widthDots: z.int(), heightDots: z.int() })

/** A PNG, JPEG or WebP file; the screens make it fit into one call. */
const PictureFile = z.base64().max(960_000, { error: 'too_long' })

export const design = {
  get: query({
    needs: 'equipment.read',
    input: z.object({ planKind }),
    output: z.object({
      design: DesignForm,
      /** Nobody has changed it yet, or it was taken back to the standard. */
      isStandard: z.boolean(),
      logo: Logo.nullable(),
      /** The paper of this counter's printer. */
      paperMm: z.union([z.literal(58), z.literal(80)]),
    }),
  }),
  /** A sample ticket of a design that is not saved; its code opens nothing. */
  preview: query({
    needs: 'design.edit',
    rate: 'design_preview',
    input: z.object({
      design: DesignForm,
      paperMm: z.union([z.literal(58), z.literal(80)]),
      mark: z.enum(['reprint', 'void', 'training', 'test']).nullable(),
    }),
    output: z.object({
      pngBase64: z.string(),
      widthDots: z.int(),
      heightDots: z.int(),
      /** Scripts (ISO 15924) on it that no font of this computer can draw. */
      missingScripts: z.array(z.string()),
    }),
  }),
  save: command({ needs: 'design.edit', input: z.object({ planKind, design: DesignForm }), output: Done }),
  /** Back to what tickets look like before anybody designs them; the logo stays. */
  reset: command({ needs: 'design.edit', input: z.object({ planKind }), output: Done }),
  setLogo: command({
    needs: 'design.edit',
    rate: 'logo',
    input: z.object({ fileBase64: PictureFile }),
    output: Logo,
  }),
  removeLogo: command({ needs: 'design.edit', input: Nothing, output: Done }),
}
