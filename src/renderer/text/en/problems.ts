/** English: what went wrong. Each sentence says what happened, what is safe, and what to do. */
import type { ErrorCode, FieldProblem, Reason } from '../../../core/errors.ts'

/** The headline over a failure, by its kind. */
export const codes = {
  bad_request: 'That cannot be done like this',
  unauthenticated: 'Nobody is signed in',
  forbidden: 'You may not do this',
  not_found: 'Not found',
  conflict: 'Something changed meanwhile',
  unavailable: 'Not possible right now',
  too_many: 'Too many tries',
  internal: 'Teller made a mistake',
} as const satisfies Record<ErrorCode, string>

export const reasons = {
  sign_in_first: 'Your session has ended. Nothing is lost: sign in again with your PIN.',
  not_allowed: 'Your role does not include this. Ask the owner or a manager to do it.',
  no_such_call: 'This window and Teller do not fit together. Close the window and open Teller again.',
  check_fields: 'Some fields need another look. Nothing was saved yet.',
  message_too_large: 'That was too much text at once. Shorten it and try again.',
  something_broke: 'No clear answer came back. What was saved before is safe. Try again.',
  already_set_up: 'This counter is already set up. Open Teller again and sign in.',
  not_set_up: 'This counter is not set up yet. Set it up first.',
  wrong_pin: 'That PIN is not right. Try again.',
  wait_before_pin: 'Too many wrong PINs. Wait a little, then try again.',
  no_such_person: 'This person no longer works here. Choose another name.',
  no_such_plan: 'This package is gone. Choose another one; nothing was sold.',
  no_such_sale: 'This sale cannot be found at this counter.',
  no_such_ticket: 'This ticket cannot be found. Search for the sale by its number.',
  plan_not_sold: 'This package is not sold at the moment. Choose another one; nothing was sold.',
  price_changed: 'The price has changed. Nothing was sold: look at the new total, then sell again.',
  too_little_money: 'The cash is less than the total. Nothing was sold: correct the amount.',
  no_router: 'No router is set up, so no code can be sold. The owner adds one in Settings.',
  no_printer: 'No printer is set up. The code is safe: write it down for the customer.',
  ticket_busy: 'This ticket has just moved on. Look at what it says now.',
  database_full: 'The disk of this computer is full. Nothing was sold: free some space, then try again.',
  database_broken: 'The file that keeps the sales cannot be written. Stop selling and call the owner.',
  practice_unavailable: 'Practice could not be started on this computer. Close Teller and open it again.',
} as const satisfies Record<Reason, string>

/** Shown under the field it is about. */
export const fields = {
  required: 'Please fill this in.',
  too_long: 'This is too long.',
  too_short: 'This is too short.',
  not_a_number: 'Write a number, such as 5 or 2.50.',
  too_small: 'This number is too small.',
  too_large: 'This number is too large.',
  not_an_address: 'Write a name or an address, such as 192.168.88.1.',
  unusable_characters: 'This holds characters that cannot be used here.',
  unknown_time_zone: 'Choose a time zone from the list.',
  unknown_currency: 'Choose a currency from the list.',
  digits_only: 'Digits only, please.',
  invalid: 'This does not look right.',
} as const satisfies Record<FieldProblem, string>
