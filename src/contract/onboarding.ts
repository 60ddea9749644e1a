/** Calls that set a router up: find it, look at it once as admin, show what will be done, do it, take it back, save it. */
import { z } from 'zod'
import { command } from './define.ts'
import { Done, Host, Id, LoginHost, Name, Nothing, Port, RouterText } from './fields.ts'
import { RouterProblem } from './status.ts'

/** Where a router's API listens, when that is not where it usually is. */
const Api = z.object({ port: Port, tls: z.boolean() })

/** A router that announced itself on the network: its own words, for showing. */
const NeighbourView = z.object({
  mac: z.string(),
  identity: z.string(),
  /** Null: it has no address yet that this computer could use. */
  address: z.string().nullable(),
  version: z.string(),
  board: z.string(),
  interfaceName: z.string(),
  uptimeSeconds: z.int().nullable(),
  /** Null: as usual. */
  api: Api.nullable(),
})
export type NeighbourView = z.infer<typeof NeighbourView>

export const LookForm = z.object({
  host: Host,
  /** Null: tries the usual ports, the encrypted one first. */
  api: Api.nullable(),
  username: RouterText.min(1, { error: 'required' }),
  password: RouterText,
})
export type LookForm = z.infer<typeof LookForm>

/** An IPv4 network as `10.5.50.0/24`. */
const Network = z
  .string()
  .trim()
  .regex(/^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/, { error: 'invalid' })

/** What the person may decide; everything else follows from what is on the router. */
export const OnboardingChoices = z.object({
  /** Without encryption the new login's password crosses the network in clear. */
  encrypted: z.boolean(),
  /** The new login works from this computer's address only. */
  onlyFromHere: z.boolean(),
  /** Have the router fetch the time from the internet. */
  clock: z.boolean(),
  hotspot: z
    .object({
      interface: RouterText.min(1, { error: 'required' }),
      network: Network,
      /** What customers see in the address bar; empty: the router's address. */
      dnsName: z
        .string()
        .trim()
        .max(100, { error: 'too_long' })
        .regex(/^$|^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i, { error: 'invalid' }),
    })
    .nullable(),
})
export type OnboardingChoices = z.infer<typeof OnboardingChoices>

/** The parts of a plan, in the order in which they are done. */
export const StepGroup = z.enum(['access', 'encryption', 'clock', 'hotspot', 'check'])
export type StepGroup = z.infer<typeof StepGroup>

/** What a step does; each has a sentence in the screens. */
export const StepId = z.enum([
  'group',
  'user',
  'user_again',
  'certificate',
  'sign',
  'api_ssl',
  'api',
  'clock',
  'pool',
  'address',
  'dhcp_network',
  'dhcp_server',
  'dns',
  'server_profile',
  'server',
  'masquerade',
  'login',
  'trial',
])
export type StepId = z.infer<typeof StepId>

const StepView = z.object({
  id: StepId,
  group: StepGroup,
  /** What its sentence mentions. */
  values: z.record(z.string(), z.string()),
  /** Exactly what is sent, as one would type it on the router; secrets are dots. */
  commands: z.array(z.string()),
  /** `already`: the router has it, and nothing is done. */
  state: z.enum(['needed', 'optional', 'already']),
})
export type StepView = z.infer<typeof StepView>

/** Why a hotspot cannot be set up on this interface and network. */
export const HotspotRefusal = z.enum([
  'no_such_interface',
  'ours',
  'internet',
  'has_hotspot',
  'has_dhcp',
  'part_of_bridge',
  'network_invalid',
  'network_overlaps',
])
export type HotspotRefusal = z.infer<typeof HotspotRefusal>

const Plan = z.object({
  /** Of everything in it: what is carried out is what was shown. */
  hash: z.string(),
  steps: z.array(StepView),
  hotspotRefusal: HotspotRefusal.nullable(),
  /** Where customers will log in, for the ticket's QR code; empty when it is not known. */
  loginHost: z.string(),
})
export type Plan = z.infer<typeof Plan>

/** What is worth knowing before anything is done; `value` is what its sentence mentions. */
export const WarningKind = z.enum([
  'login_in_clear',
  'no_certificates',
  'service_elsewhere',
  'hotspot_forbidden',
  'scheduler_forbidden',
  'no_hotspot_package',
  'licence',
  'clock_wrong',
  'no_http_pap',
])
export type WarningKind = z.infer<typeof WarningKind>

const Looked = z.object({
  id: z.uuid(),
  router: z.object({
    identity: z.string(),
    version: z.string(),
    board: z.string(),
    serial: z.string(),
    licence: z.string(),
  }),
  /** Was this login encrypted? */
  encrypted: z.boolean(),
  /** The router as it is set up already, if it is: saving then changes that one. */
  known: z.object({ id: z.uuid(), name: z.string(), loginHost: z.string() }).nullable(),
  /** This computer's address, as the router may see it. */
  here: z.string(),
  warnings: z.array(z.object({ kind: WarningKind, value: z.string() })),
  hotspots: z.array(
    z.object({ name: z.string(), interface: z.string(), dnsName: z.string(), loginBy: z.array(z.string()) }),
  ),
  offers: z.object({
    encryption: z.boolean(),
    /** Is there anything to do about the time? */
    clock: z.boolean(),
    /** Null: there is a hotspot, or the router cannot have one. */
    hotspot: z
      .object({
        interfaces: z.array(z.object({ name: z.string(), type: z.string(), refusal: HotspotRefusal.nullable() })),
        network: z.string(),
      })
      .nullable(),
  }),
  /** As proposed. */
  choices: OnboardingChoices,
  plan: Plan,
})
export type Looked = z.infer<typeof Looked>

const Look = z.object({
  /** Why there is nothing to see; null when there is. */
  problem: RouterProblem.nullable(),
  looked: Looked.nullable(),
})
export type Look = z.infer<typeof Look>

export const StepState = z.enum(['waiting', 'working', 'done', 'already', 'failed', 'undone'])
export type StepState = z.infer<typeof StepState>

/** Why a step failed. */
export const StepProblem = z.enum([
  ...RouterProblem.options,
  'conflict',
  'not_kept',
  /** The router answered no; it says why in its own words. */
  'said_no',
  'not_supported',
  'device_mode',
  'other_certificate',
  'stopped',
])
export type StepProblem = z.infer<typeof StepProblem>

export const Progress = z.object({
  lookId: z.uuid(),
  steps: z.array(z.object({ id: StepId, state: StepState })),
})
export type Progress = z.infer<typeof Progress>

const Outcome = Progress.extend({
  done: z.boolean(),
  /** The step that failed and why, with what the router said. */
  problem: z.object({ step: StepId, kind: StepProblem, text: z.string() }).nullable(),
  /** What the counter will know the router by, SHA-256 in hex; empty without encryption. */
  fingerprint: z.string(),
  /** Is there anything on the router that `undo` would take back? */
  undoable: z.boolean(),
})
export type Outcome = z.infer<typeof Outcome>

const look = { lookId: Id }
const chosen = z.object({ ...look, choices: OnboardingChoices })

export const onboarding = {
  /** Asks the local networks who is there. Sends to everybody on them, and so only at a person's wish. */
  neighbours: command({
    needs: 'equipment.edit',
    input: Nothing,
    output: z.object({ neighbours: z.array(NeighbourView), isDeaf: z.boolean() }),
  }),
  /** Logs in and looks; changes nothing. The login stays in memory until it is used, fifteen minutes at most. */
  look: command({ needs: 'equipment.edit', input: LookForm, output: Look }),
  /** What would be done with these choices. */
  plan: command({ needs: 'equipment.edit', input: chosen, output: Plan }),
  /** Does what was shown, step by step; again after a failure, it goes on where it was. */
  apply: command({ needs: 'equipment.edit', input: chosen.extend({ hash: z.string().max(64) }), output: Outcome }),
  /** Ends `apply` after the step that is under way. */
  stop: command({ needs: 'equipment.edit', input: z.object(look), output: Done }),
  /** Takes back what `apply` did, and nothing else. */
  undo: command({ needs: 'equipment.edit', input: z.object(look), output: Outcome }),
  /** Adds the router to the counter, with its new login. */
  save: command({
    needs: 'equipment.edit',
    input: z.object({ ...look, name: Name, loginHost: LoginHost }),
    output: z.object({ id: z.uuid() }),
  }),
  /** Forgets the login and everything seen with it. */
  leave: command({ needs: 'equipment.edit', input: z.object(look), output: Done }),
}
