/** The failures a person can understand: a closed set of codes and reasons, each with a text in the screens. */

/** What kind of failure it is; the screens decide by it what to offer next. */
export const ERROR_CODES = [
  'bad_request',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'unavailable',
  'too_many',
  'internal',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** Why exactly; each has a sentence in `renderer/text`, and the compiler lists a missing one. */
export const REASONS = [
  'sign_in_first',
  'not_allowed',
  'no_such_call',
  'check_fields',
  'message_too_large',
  'something_broke',
  'already_set_up',
  'not_set_up',
  'screen_locked',
  'change_password_first',
  'wrong_pin',
  'wrong_password',
  'wrong_recovery_code',
  'locked_out',
  'pin_off',
  'no_pin',
  'sign_in_busy',
  'slow_down',
  'wrong_location',
  'no_such_person',
  'no_such_location',
  'no_such_equipment',
  'name_taken',
  'last_super_admin',
  'own_account',
  'approval_needed',
  'approval_not_valid',
  'may_not_approve',
  'already_refunded',
  'refund_changed',
  'void_too_late',
  'void_used',
  'remaining_not_allowed',
  'drawer_too_empty',
  'too_many_entries',
  'already_working',
  'stopped',
  'onboarding_over',
  'onboarding_not_done',
  'plan_changed',
  'no_slips',
  'no_such_plan',
  'no_such_sale',
  'no_such_ticket',
  'no_such_token',
  'no_such_slip',
  'slip_sold',
  'slip_void',
  'token_blocked',
  'token_sold',
  'top_up_unfit',
  'no_open_shift',
  'shift_being_counted',
  'shift_of_other',
  'shift_open',
  'shift_closed',
  'shift_not_counting',
  'shift_not_counted',
  'counted_meanwhile',
  'not_own_shift',
  'no_such_shift',
  'not_in_drawer',
  'report_unreadable',
  'plan_not_sold',
  'plan_router_retired',
  'plan_not_now',
  'plans_changed',
  'price_in_force',
  'preview_changed',
  'nobody_to_compensate',
  'no_such_compensation',
  'already_undone',
  'price_changed',
  'too_little_money',
  'paid_too_much',
  'currency_not_taken',
  'method_off',
  'reference_needed',
  'no_such_customer',
  'customer_inactive',
  'account_limit',
  'customer_known',
  'more_than_owed',
  'no_such_tax',
  'tax_in_use',
  'no_router',
  'router_away',
  'router_silent',
  'other_router',
  'fix_changed',
  'router_in_use',
  'not_replaced',
  'not_ours',
  'no_device_lock',
  'no_such_batch',
  'already_sold',
  'already_void',
  'settlement_changed',
  'no_roll',
  'roll_open',
  'no_printer',
  'no_drawer',
  'logo_unknown_kind',
  'logo_too_large',
  'logo_broken',
  'logo_blank',
  'ticket_busy',
  'router_unreached',
  'router_refused',
  'session_gone',
  'device_has_entry',
  'no_such_block',
  'report_too_long',
  'no_such_file',
  'disk_full',
  'database_full',
  'database_broken',
  'practice_unavailable',
] as const
export type Reason = (typeof REASONS)[number]

/** What is wrong with one field of a form. */
export const FIELD_PROBLEMS = [
  'required',
  'too_long',
  'too_short',
  'not_a_number',
  'too_small',
  'too_large',
  'not_an_address',
  'unusable_characters',
  'unknown_time_zone',
  'unknown_currency',
  'digits_only',
  'too_easy',
  'same_as_before',
  'taken',
  'invalid',
] as const
export type FieldProblem = (typeof FIELD_PROBLEMS)[number]

/** Numbers and names that a reason's text may mention. */
export type ReasonValues = Readonly<Record<string, string | number>>

/** A failure the cashier can understand; everything else that is thrown is a bug. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly reason: Reason
  readonly values: ReasonValues | undefined
  readonly fields: Readonly<Record<string, FieldProblem>> | undefined

  constructor(
    code: ErrorCode,
    reason: Reason,
    more: { values?: ReasonValues; fields?: Readonly<Record<string, FieldProblem>>; cause?: unknown } = {},
  ) {
    super(`${code}: ${reason}`, more.cause === undefined ? undefined : { cause: more.cause })
    this.code = code
    this.reason = reason
    this.values = more.values
    this.fields = more.fields
  }
}
