CREATE TABLE `cash_movement` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`shift_id` text NOT NULL,
	`kind` text NOT NULL,
	`currency` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`reason` text NOT NULL,
	`person_id` text NOT NULL,
	`person_name` text NOT NULL,
	`approved_by_id` text,
	`approved_by_name` text,
	`at` integer NOT NULL,
	`day` text NOT NULL,
	FOREIGN KEY (`shift_id`) REFERENCES `shift`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cash_movement_request` ON `cash_movement` (`request_id`);--> statement-breakpoint
CREATE INDEX `cash_movement_shift` ON `cash_movement` (`shift_id`);--> statement-breakpoint
CREATE TABLE `customer` (
	`id` text PRIMARY KEY NOT NULL,
	`location_id` text NOT NULL,
	`name` text NOT NULL,
	`phone` text,
	`note` text DEFAULT '' NOT NULL,
	`limit_minor` integer NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `exchange_rate` (
	`id` text PRIMARY KEY NOT NULL,
	`location_id` text NOT NULL,
	`currency` text NOT NULL,
	`rate_nano` integer,
	`person_id` text NOT NULL,
	`person_name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exchange_rate_newest` ON `exchange_rate` (`location_id`,`currency`,`created_at`);--> statement-breakpoint
CREATE TABLE `plan_price` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`price_minor` integer NOT NULL,
	`valid_from` integer NOT NULL,
	`person_id` text,
	`person_name` text,
	`withdrawn_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `plan_price_plan` ON `plan_price` (`plan_id`,`valid_from`,`created_at`);--> statement-breakpoint
CREATE TABLE `refund_token` (
	`refund_id` text NOT NULL,
	`token_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	PRIMARY KEY(`refund_id`, `token_id`),
	FOREIGN KEY (`refund_id`) REFERENCES `refund`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`token_id`) REFERENCES `token`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `refund_token_token` ON `refund_token` (`token_id`);--> statement-breakpoint
CREATE TABLE `session_span` (
	`router_id` text NOT NULL,
	`username` text NOT NULL,
	`started_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`token_id` text,
	PRIMARY KEY(`router_id`, `username`, `started_at`),
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`token_id`) REFERENCES `token`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_span_seen` ON `session_span` (`last_seen_at`);--> statement-breakpoint
CREATE INDEX `session_span_token` ON `session_span` (`token_id`);--> statement-breakpoint
CREATE TABLE `settlement` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`note` text,
	`person_id` text NOT NULL,
	`person_name` text NOT NULL,
	`shift_id` text NOT NULL,
	`at` integer NOT NULL,
	`day` text NOT NULL,
	`hour` integer NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shift_id`) REFERENCES `shift`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `settlement_request` ON `settlement` (`request_id`);--> statement-breakpoint
CREATE INDEX `settlement_customer` ON `settlement` (`customer_id`,`at`);--> statement-breakpoint
CREATE INDEX `settlement_shift` ON `settlement` (`shift_id`);--> statement-breakpoint
CREATE INDEX `settlement_day` ON `settlement` (`day`);--> statement-breakpoint
CREATE TABLE `shift` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`location_id` text NOT NULL,
	`person_id` text NOT NULL,
	`person_name` text NOT NULL,
	`state` text NOT NULL,
	`opened_at` integer NOT NULL,
	`day` text NOT NULL,
	`taken_from_id` text,
	`counted` text,
	`counted_at` integer,
	`counts` integer DEFAULT 0 NOT NULL,
	`closed_at` integer,
	`closed_by_id` text,
	`closed_by_name` text,
	`note` text,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_from_id`) REFERENCES `shift`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shift_number` ON `shift` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `shift_open` ON `shift` (`location_id`) WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX `shift_opened` ON `shift` (`opened_at`);--> statement-breakpoint
CREATE TABLE `takings` (
	`day` text NOT NULL,
	`dimension` text NOT NULL,
	`key` text NOT NULL,
	`sales` integer DEFAULT 0 NOT NULL,
	`tokens` integer DEFAULT 0 NOT NULL,
	`gross_minor` integer DEFAULT 0 NOT NULL,
	`discount_minor` integer DEFAULT 0 NOT NULL,
	`tax_minor` integer DEFAULT 0 NOT NULL,
	`rounding_minor` integer DEFAULT 0 NOT NULL,
	`total_minor` integer DEFAULT 0 NOT NULL,
	`refunds` integer DEFAULT 0 NOT NULL,
	`refund_minor` integer DEFAULT 0 NOT NULL,
	`voids` integer DEFAULT 0 NOT NULL,
	`void_minor` integer DEFAULT 0 NOT NULL,
	`refund_tax_minor` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`dimension`, `key`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tax_rate` (
	`id` text PRIMARY KEY NOT NULL,
	`location_id` text NOT NULL,
	`name` text NOT NULL,
	`basis_points` integer NOT NULL,
	`retired_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `z_report` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`shift_id` text NOT NULL,
	`at` integer NOT NULL,
	`body` text NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`shift_id`) REFERENCES `shift`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `z_report_number` ON `z_report` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `z_report_shift` ON `z_report` (`shift_id`);--> statement-breakpoint
DROP INDEX `refund_sale`;--> statement-breakpoint
ALTER TABLE `refund` ADD `request_id` text;--> statement-breakpoint
ALTER TABLE `refund` ADD `kind` text DEFAULT 'refund' NOT NULL;--> statement-breakpoint
ALTER TABLE `refund` ADD `basis` text DEFAULT 'full' NOT NULL;--> statement-breakpoint
ALTER TABLE `refund` ADD `tax_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `refund` ADD `shift_id` text REFERENCES shift(id);--> statement-breakpoint
ALTER TABLE `refund` ADD `day` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `refund` ADD `hour` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `refund_request` ON `refund` (`request_id`);--> statement-breakpoint
CREATE INDEX `refund_day` ON `refund` (`day`);--> statement-breakpoint
CREATE INDEX `refund_shift` ON `refund` (`shift_id`) WHERE shift_id is not null;--> statement-breakpoint
CREATE INDEX `refund_sale` ON `refund` (`sale_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_payment` (
	`id` text PRIMARY KEY NOT NULL,
	`sale_id` text,
	`refund_id` text,
	`settlement_id` text,
	`shift_id` text,
	`method` text NOT NULL,
	`currency` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`tendered_minor` integer NOT NULL,
	`change_minor` integer NOT NULL,
	`rate_nano` integer,
	`reference` text,
	`customer_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`sale_id`) REFERENCES `sale`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`refund_id`) REFERENCES `refund`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settlement_id`) REFERENCES `settlement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shift_id`) REFERENCES `shift`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_payment`("id", "sale_id", "method", "currency", "amount_minor", "tendered_minor", "change_minor", "at") SELECT "id", "sale_id", "method", "currency", "amount_minor", "tendered_minor", "change_minor", "at" FROM `payment`;--> statement-breakpoint
DROP TABLE `payment`;--> statement-breakpoint
ALTER TABLE `__new_payment` RENAME TO `payment`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `payment_sale` ON `payment` (`sale_id`);--> statement-breakpoint
CREATE INDEX `payment_refund` ON `payment` (`refund_id`) WHERE refund_id is not null;--> statement-breakpoint
CREATE INDEX `payment_settlement` ON `payment` (`settlement_id`) WHERE settlement_id is not null;--> statement-breakpoint
CREATE INDEX `payment_shift` ON `payment` (`shift_id`) WHERE shift_id is not null;--> statement-breakpoint
CREATE INDEX `payment_customer` ON `payment` (`customer_id`) WHERE customer_id is not null;--> statement-breakpoint
CREATE TABLE `__new_print_job` (
	`id` text PRIMARY KEY NOT NULL,
	`token_id` text,
	`title` text,
	`sale_id` text,
	`roll_id` text,
	`printer_id` text NOT NULL,
	`copy` integer NOT NULL,
	`document` text NOT NULL,
	`state` text NOT NULL,
	`problem` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`person_name` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`token_id`) REFERENCES `token`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sale_id`) REFERENCES `sale`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`roll_id`) REFERENCES `roll`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`printer_id`) REFERENCES `printer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_print_job`("id", "token_id", "sale_id", "roll_id", "printer_id", "copy", "document", "state", "problem", "attempts", "person_name", "created_at", "updated_at") SELECT "id", "token_id", "sale_id", "roll_id", "printer_id", "copy", "document", "state", "problem", "attempts", "person_name", "created_at", "updated_at" FROM `print_job`;--> statement-breakpoint
DROP TABLE `print_job`;--> statement-breakpoint
ALTER TABLE `__new_print_job` RENAME TO `print_job`;--> statement-breakpoint
CREATE INDEX `print_job_token` ON `print_job` (`token_id`,`copy`);--> statement-breakpoint
CREATE INDEX `print_job_title` ON `print_job` (`title`,`copy`) WHERE title is not null;--> statement-breakpoint
CREATE INDEX `print_job_open` ON `print_job` (`printer_id`,`state`,`created_at`) WHERE state not in ('confirmed', 'sent', 'cancelled');--> statement-breakpoint
ALTER TABLE `batch` ADD `burst_upload_kbps` integer;--> statement-breakpoint
ALTER TABLE `batch` ADD `burst_download_kbps` integer;--> statement-breakpoint
ALTER TABLE `batch` ADD `burst_seconds` integer;--> statement-breakpoint
ALTER TABLE `location` ADD `tax_included` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `location` ADD `cash_step_minor` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `location` ADD `cash_rounding` text DEFAULT 'nearest' NOT NULL;--> statement-breakpoint
ALTER TABLE `location` ADD `refund_remaining` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `person` ADD `discount_limit_percent` integer DEFAULT 0;--> statement-breakpoint
ALTER TABLE `plan` ADD `burst_upload_kbps` integer;--> statement-breakpoint
ALTER TABLE `plan` ADD `burst_download_kbps` integer;--> statement-breakpoint
ALTER TABLE `plan` ADD `burst_seconds` integer;--> statement-breakpoint
ALTER TABLE `plan` ADD `tax_rate_id` text REFERENCES tax_rate(id);--> statement-breakpoint
ALTER TABLE `plan` ADD `colour` text;--> statement-breakpoint
ALTER TABLE `plan` ADD `active_hours` text;--> statement-breakpoint
INSERT INTO `plan_price`("id", "plan_id", "price_minor", "valid_from", "created_at") SELECT lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))), 2) || '-8' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6))), "id", "price_minor", "created_at", "created_at" FROM `plan`;--> statement-breakpoint
ALTER TABLE `plan` DROP COLUMN `price_minor`;--> statement-breakpoint
ALTER TABLE `sale` ADD `plan_kind` text DEFAULT 'hotspot' NOT NULL;--> statement-breakpoint
ALTER TABLE `sale` ADD `router_id` text REFERENCES router(id);--> statement-breakpoint
ALTER TABLE `sale` ADD `shift_id` text REFERENCES shift(id);--> statement-breakpoint
ALTER TABLE `sale` ADD `day` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `sale` ADD `hour` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sale` ADD `discount_reason` text;--> statement-breakpoint
ALTER TABLE `sale` ADD `discount_approved_by_id` text REFERENCES person(id);--> statement-breakpoint
ALTER TABLE `sale` ADD `discount_approved_by_name` text;--> statement-breakpoint
ALTER TABLE `sale` ADD `tax_name` text;--> statement-breakpoint
ALTER TABLE `sale` ADD `tax_basis_points` integer;--> statement-breakpoint
ALTER TABLE `sale` ADD `tax_included` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `sale` ADD `tax_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sale` ADD `rounding_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `sale_day` ON `sale` (`day`,`number`);--> statement-breakpoint
CREATE INDEX `sale_shift` ON `sale` (`shift_id`) WHERE shift_id is not null;--> statement-breakpoint
ALTER TABLE `token` ADD `burst_upload_kbps` integer;--> statement-breakpoint
ALTER TABLE `token` ADD `burst_download_kbps` integer;--> statement-breakpoint
ALTER TABLE `token` ADD `burst_seconds` integer;--> statement-breakpoint
ALTER TABLE `token` ADD `sold_day` text;--> statement-breakpoint
ALTER TABLE `token` ADD `refunded_at` integer;--> statement-breakpoint
CREATE INDEX `token_unused` ON `token` (`sold_day`,`plan_id`) WHERE sold_day is not null and first_used_at is null and refunded_at is null;--> statement-breakpoint
CREATE INDEX `token_unpaid` ON `token` (`first_used_at`) WHERE first_used_at is not null and sale_id is null;--> statement-breakpoint
CREATE INDEX `token_unsold` ON `token` (`batch_id`,`plan_id`) WHERE sale_id is null and voided_at is null;--> statement-breakpoint
UPDATE `person` SET `discount_limit_percent` = NULL WHERE `role` <> 'staff';--> statement-breakpoint
UPDATE `token` SET `refunded_at` = (SELECT `at` FROM `refund` WHERE `refund`.`sale_id` = `token`.`sale_id`) WHERE `sale_id` IN (SELECT `sale_id` FROM `refund`);--> statement-breakpoint
INSERT INTO `payment`("id", "refund_id", "method", "currency", "amount_minor", "tendered_minor", "change_minor", "at") SELECT lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))), 2) || '-8' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6))), `refund`.`id`, 'cash', `sale`.`currency`, -`refund`.`amount_minor`, -`refund`.`amount_minor`, 0, `refund`.`at` FROM `refund` JOIN `sale` ON `sale`.`id` = `refund`.`sale_id`;--> statement-breakpoint
CREATE TRIGGER `z_report_stays` BEFORE UPDATE ON `z_report` BEGIN SELECT RAISE(ABORT, 'a Z report is never changed'); END;--> statement-breakpoint
CREATE TRIGGER `z_report_remains` BEFORE DELETE ON `z_report` BEGIN SELECT RAISE(ABORT, 'a Z report is never removed'); END;
