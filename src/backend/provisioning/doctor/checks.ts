/** Every check of the doctor, in one table: the compiler asks for a judge for each. */
import type { CheckId } from '../../../core/router-checks.ts'
import { clock, ntp, zone } from './checks/clock.ts'
import { device, deviceMode, hotspotPackage } from './checks/device.ts'
import { addresses, radius, server, trial } from './checks/hotspot.ts'
import { access, encryption, login, reach } from './checks/link.ts'
import { loginMethods, loginPage } from './checks/login-page.ts'
import { policies } from './checks/policies.ts'
import { profiles } from './checks/profiles.ts'
import { licence, memory, processor, storage } from './checks/room.ts'
import { services } from './checks/services.ts'
import { sweep } from './checks/sweep.ts'
import { tampering, updates, version } from './checks/version.ts'
import type { Judge } from './facts.ts'

export const JUDGES: { readonly [C in CheckId]: Judge<C> } = {
  reach,
  device,
  login,
  policies,
  encryption,
  access,
  version,
  clock,
  zone,
  ntp,
  package: hotspotPackage,
  device_mode: deviceMode,
  server,
  login_methods: loginMethods,
  login_page: loginPage,
  addresses,
  profiles,
  sweep,
  radius,
  updates,
  tampering,
  services,
  trial,
  licence,
  storage,
  memory,
  processor,
}
