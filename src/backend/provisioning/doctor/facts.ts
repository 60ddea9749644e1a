/** What the doctor knows of a router when it judges: how it is set up here, and what the router itself answered. */
import type { CheckId, Saying, SayingOf, Unseen } from '../../../core/router-checks.ts'
import type { Row } from '../../routeros/command.ts'
import { ProtocolError } from '../../routeros/errors.ts'
import { type Capabilities, capabilitiesOf, parseVersion, type RouterVersion } from '../../routeros/versions.ts'
import type { HotspotProfile } from '../grant.ts'
import type { Command } from './commands.ts'
import type { ReadingName } from './readings.ts'

/** A router as it is set up in Teller, and what it should be like; its password is nobody's business here. */
export type Patient = {
  readonly routerId: string
  readonly host: string
  readonly port: number
  readonly tls: boolean
  readonly username: string
  /** By which the device was known when it was set up; null when it never answered. */
  readonly serial: string | null
  /** Where tickets send phones; empty when they print no address. */
  readonly loginHost: string
  /** IANA, of the router's location. */
  readonly timeZone: string
  /** What the packages on sale want. */
  readonly profiles: readonly HotspotProfile[]
}

/** One menu as the router showed it. */
export type Reading = {
  readonly rows: readonly Row[]
  /** The number of a count. */
  readonly ret?: string
  /** From asking to the answer. */
  readonly tookMs: number
  /** This computer's time in the middle of that, UTC epoch milliseconds. */
  readonly at: number
}

/** How this computer and the router are connected. */
export type LinkFacts = {
  /** This computer's own address on the way there. */
  readonly localAddress?: string
  /** When the certificate that the router showed ends, UTC epoch milliseconds. */
  readonly certificateEndsAt?: number
}

/** A reading that failed, with what it failed with. */
export type Failed = { readonly error: unknown }

export type FactsOptions = {
  readonly patient: Patient
  readonly link: LinkFacts
  readonly readings: ReadonlyMap<ReadingName, Reading | Failed>
  /** The first time the sweep was seen with the run count it has now; see `sweepSeen` in checks/sweep.ts. */
  readonly sweepSeen?: SweepSeen
}

/** How often the sweep had run when that was first seen, by the router's uptime. */
export type SweepSeen = { readonly runs: number; readonly uptimeSeconds: number }

/** There is nothing of this kind on the router to look at. */
export class NothingToSee extends Error {
  override readonly name = 'NothingToSee'
  readonly unseen: Unseen

  constructor(unseen: Unseen) {
    super(unseen)
    this.unseen = unseen
  }
}

/** Answers with what was read; asking for what could not be read throws what that failed with. */
export class Facts {
  readonly patient: Patient
  readonly link: LinkFacts
  readonly sweepSeen: SweepSeen | undefined
  readonly #readings: FactsOptions['readings']

  constructor({ patient, link, readings, sweepSeen }: FactsOptions) {
    this.patient = patient
    this.link = link
    this.sweepSeen = sweepSeen
    this.#readings = readings
  }

  get version(): RouterVersion {
    return parseVersion(this.row('resource').version ?? '')
  }

  get capabilities(): Capabilities {
    return capabilitiesOf(this.version)
  }

  reading(name: ReadingName): Reading {
    const found = this.#readings.get(name)
    if (!found) throw new ProtocolError(`${name} was never read`)
    if ('error' in found) throw found.error
    return found
  }

  rows(name: ReadingName): readonly Row[] {
    return this.reading(name).rows
  }

  /** The record of a menu that has one. */
  row(name: ReadingName): Row {
    const [row] = this.rows(name)
    if (!row) throw new ProtocolError(`${name} is empty`)
    return row
  }
}

export type Values = Readonly<Record<string, string | number>>

/** What a check says, what its sentence mentions, and the commands that would mend it. */
export type Judgement<S extends Saying = Saying> = {
  readonly says: S
  readonly values?: Values
  readonly commands?: readonly Command[]
}

/** Judges from facts alone; throws what a reading failed with, or `ProtocolError` when a value cannot be read. */
export type Judge<C extends CheckId = CheckId> = (facts: Facts) => Judgement<SayingOf<C>>
