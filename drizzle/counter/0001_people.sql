CREATE TABLE `journal_seal` (
	`key` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`mac` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `person_location` (
	`person_id` text NOT NULL,
	`location_id` text NOT NULL,
	PRIMARY KEY(`person_id`, `location_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `refund` (
	`id` text PRIMARY KEY NOT NULL,
	`sale_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`reason` text NOT NULL,
	`person_id` text NOT NULL,
	`person_name` text NOT NULL,
	`approved_by_id` text,
	`approved_by_name` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`sale_id`) REFERENCES `sale`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `refund_sale` ON `refund` (`sale_id`);--> statement-breakpoint
CREATE TABLE `sign_in_state` (
	`person_id` text PRIMARY KEY NOT NULL,
	`pin_hash` text,
	`pin_key` text,
	`failed_attempts` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `__new_person` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`must_change_password` integer DEFAULT false NOT NULL,
	`refund_limit_minor` integer,
	`active` integer DEFAULT true NOT NULL,
	`last_sign_in_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
-- Until now people had a PIN only: it becomes a password that has to be changed at the next sign-in.
INSERT INTO `__new_person`("id", "name", "role", "password_hash", "must_change_password", "refund_limit_minor", "active", "created_at") SELECT "id", "name", "role", "pin_hash", true, iif("role" = 'staff', 0, null), "active", "created_at" FROM `person`;--> statement-breakpoint
INSERT INTO `person_location`("person_id", "location_id") SELECT "id", "location_id" FROM `person` WHERE "role" <> 'super_admin';--> statement-breakpoint
INSERT INTO `sign_in_state`("person_id", "failed_attempts") SELECT "id", "failed_attempts" FROM `person` WHERE "failed_attempts" > 0;--> statement-breakpoint
INSERT INTO `setting`("key", "value") SELECT 'counter.locationId', json_quote("id") FROM `location` ORDER BY "created_at" LIMIT 1;--> statement-breakpoint
DROP TABLE `person`;--> statement-breakpoint
ALTER TABLE `__new_person` RENAME TO `person`;--> statement-breakpoint
DROP INDEX `grant_open`;--> statement-breakpoint
ALTER TABLE `grant` ADD `wanted` text DEFAULT 'present' NOT NULL;--> statement-breakpoint
ALTER TABLE `grant` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `grant_open` ON `grant` (`router_id`,`state`,`created_at`) WHERE state not in ('on_router', 'off_router');--> statement-breakpoint
DROP INDEX `print_job_open`;--> statement-breakpoint
CREATE INDEX `print_job_open` ON `print_job` (`printer_id`,`state`,`created_at`) WHERE state not in ('confirmed', 'sent', 'cancelled');--> statement-breakpoint
ALTER TABLE `journal` ADD `at` integer GENERATED ALWAYS AS (iif(json_valid(body), body ->> '$.at', null)) VIRTUAL;--> statement-breakpoint
ALTER TABLE `journal` ADD `kind` text GENERATED ALWAYS AS (iif(json_valid(body), body ->> '$.kind', null)) VIRTUAL;--> statement-breakpoint
ALTER TABLE `journal` ADD `person_id` text GENERATED ALWAYS AS (iif(json_valid(body), body ->> '$.by.id', null)) VIRTUAL;--> statement-breakpoint
ALTER TABLE `journal` ADD `approver_id` text GENERATED ALWAYS AS (iif(json_valid(body), body ->> '$.approvedBy.id', null)) VIRTUAL;--> statement-breakpoint
ALTER TABLE `journal` ADD `subject_id` text GENERATED ALWAYS AS (iif(json_valid(body), body ->> '$.subject.id', null)) VIRTUAL;--> statement-breakpoint
ALTER TABLE `journal` ADD `subject_name` text GENERATED ALWAYS AS (iif(json_valid(body), body ->> '$.subject.name', null)) VIRTUAL;--> statement-breakpoint
CREATE INDEX `journal_at` ON `journal` (`at`);--> statement-breakpoint
CREATE INDEX `journal_kind` ON `journal` (`kind`,`seq`);--> statement-breakpoint
CREATE INDEX `journal_person` ON `journal` (`person_id`,`seq`);--> statement-breakpoint
CREATE INDEX `journal_approver` ON `journal` (`approver_id`,`seq`) WHERE approver_id is not null;--> statement-breakpoint
CREATE INDEX `journal_subject` ON `journal` (`subject_id`,`seq`);--> statement-breakpoint
CREATE INDEX `journal_subject_name` ON `journal` (`subject_name`,`seq`);