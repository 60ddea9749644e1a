CREATE TABLE `batch` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`number` integer NOT NULL,
	`location_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`plan_name` text NOT NULL,
	`currency` text NOT NULL,
	`price_minor` integer NOT NULL,
	`time_limit_seconds` integer,
	`validity_seconds` integer,
	`validity_from` text DEFAULT 'first_login' NOT NULL,
	`data_limit_bytes` integer,
	`upload_kbps` integer,
	`download_kbps` integer,
	`devices` integer NOT NULL,
	`lock_device` integer DEFAULT false NOT NULL,
	`prefix` text NOT NULL,
	`alphabet` text NOT NULL,
	`code_length` integer NOT NULL,
	`quantity` integer NOT NULL,
	`made` integer DEFAULT 0 NOT NULL,
	`state` text NOT NULL,
	`deploy` text NOT NULL,
	`note` text NOT NULL,
	`person_id` text NOT NULL,
	`person_name` text NOT NULL,
	`seller_name` text,
	`handed_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `batch_request` ON `batch` (`request_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `batch_number` ON `batch` (`number`);--> statement-breakpoint
CREATE TABLE `roll` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`printer_id` text NOT NULL,
	`next` integer NOT NULL,
	`last` integer NOT NULL,
	`state` text NOT NULL,
	`problem` text,
	`person_id` text NOT NULL,
	`person_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `batch`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`printer_id`) REFERENCES `printer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `roll_batch` ON `roll` (`batch_id`);--> statement-breakpoint
CREATE INDEX `roll_open` ON `roll` (`printer_id`) WHERE state in ('running', 'paused');--> statement-breakpoint
CREATE TABLE `ticket_design` (
	`location_id` text NOT NULL,
	`plan_kind` text NOT NULL,
	`design` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`location_id`, `plan_kind`),
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `ticket_logo` (
	`location_id` text PRIMARY KEY NOT NULL,
	`png` blob NOT NULL,
	`width_dots` integer NOT NULL,
	`height_dots` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `top_up` (
	`id` text PRIMARY KEY NOT NULL,
	`sale_id` text NOT NULL,
	`token_id` text NOT NULL,
	`seconds` integer NOT NULL,
	`bytes` integer NOT NULL,
	`validity_seconds` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`sale_id`) REFERENCES `sale`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`token_id`) REFERENCES `token`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `top_up_sale` ON `top_up` (`sale_id`);--> statement-breakpoint
CREATE INDEX `top_up_token` ON `top_up` (`token_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_print_job` (
	`id` text PRIMARY KEY NOT NULL,
	`token_id` text NOT NULL,
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
INSERT INTO `__new_print_job`("id", "token_id", "sale_id", "printer_id", "copy", "document", "state", "problem", "attempts", "created_at", "updated_at") SELECT "id", "token_id", "sale_id", "printer_id", "copy", "document", "state", "problem", "attempts", "created_at", "updated_at" FROM `print_job`;--> statement-breakpoint
DROP TABLE `print_job`;--> statement-breakpoint
ALTER TABLE `__new_print_job` RENAME TO `print_job`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `print_job_token` ON `print_job` (`token_id`,`copy`);--> statement-breakpoint
CREATE INDEX `print_job_open` ON `print_job` (`printer_id`,`state`,`created_at`) WHERE state not in ('confirmed', 'sent', 'cancelled');--> statement-breakpoint
CREATE TABLE `__new_token` (
	`id` text PRIMARY KEY NOT NULL,
	`sale_id` text,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`batch_id` text,
	`batch_position` integer,
	`is_stock` integer DEFAULT false NOT NULL,
	`code` text NOT NULL,
	`password` text NOT NULL,
	`time_limit_seconds` integer,
	`validity_seconds` integer,
	`validity_from` text DEFAULT 'first_login' NOT NULL,
	`data_limit_bytes` integer,
	`upload_kbps` integer,
	`download_kbps` integer,
	`devices` integer NOT NULL,
	`lock_device` integer DEFAULT false NOT NULL,
	`expires_at` integer,
	`blocked_at` integer,
	`voided_at` integer,
	`printed_at` integer,
	`first_used_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`sale_id`) REFERENCES `sale`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `batch`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_token`("id", "sale_id", "plan_id", "position", "code", "password", "time_limit_seconds", "validity_seconds", "validity_from", "data_limit_bytes", "upload_kbps", "download_kbps", "devices", "lock_device", "expires_at", "blocked_at", "created_at") SELECT "id", "sale_id", "plan_id", "position", "code", "password", "time_limit_seconds", "validity_seconds", "validity_from", "data_limit_bytes", "upload_kbps", "download_kbps", "devices", "lock_device", "expires_at", "blocked_at", "created_at" FROM `token`;--> statement-breakpoint
DROP TABLE `token`;--> statement-breakpoint
ALTER TABLE `__new_token` RENAME TO `token`;--> statement-breakpoint
CREATE UNIQUE INDEX `token_code` ON `token` (`code`);--> statement-breakpoint
CREATE INDEX `token_sale` ON `token` (`sale_id`);--> statement-breakpoint
CREATE INDEX `token_batch` ON `token` (`batch_id`,`batch_position`) WHERE batch_id is not null;--> statement-breakpoint
CREATE INDEX `token_stock` ON `token` (`plan_id`,`created_at`) WHERE is_stock = 1 and sale_id is null and voided_at is null;--> statement-breakpoint
ALTER TABLE `plan` ADD `stock_level` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE TABLE `__new_printer` (
	`id` text PRIMARY KEY NOT NULL,
	`location_id` text NOT NULL,
	`name` text NOT NULL,
	`link` text NOT NULL,
	`paper_mm` integer NOT NULL,
	`cut` integer NOT NULL,
	`model` text DEFAULT 'unknown' NOT NULL,
	`dots` integer NOT NULL,
	`columns` integer NOT NULL,
	`text_mode` text NOT NULL,
	`code_page_slot` integer,
	`proof` text DEFAULT 'auto' NOT NULL,
	`drawer_pin` integer,
	`drawer_on_cash` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_printer`("id", "location_id", "name", "link", "paper_mm", "cut", "dots", "columns", "text_mode", "created_at") SELECT "id", "location_id", "name", json_object('kind', 'tcp', 'host', "host", 'port', "port"), "paper_mm", "cut", iif("paper_mm" = 58, 384, 576), iif("paper_mm" = 58, 32, 48), 'ascii-text', "created_at" FROM `printer`;--> statement-breakpoint
DROP TABLE `printer`;--> statement-breakpoint
ALTER TABLE `__new_printer` RENAME TO `printer`;--> statement-breakpoint
ALTER TABLE `sale` ADD `discount_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sale` ADD `phone` text;--> statement-breakpoint
ALTER TABLE `sale` ADD `note` text;--> statement-breakpoint
ALTER TABLE `sale` ADD `batch_id` text REFERENCES batch(id);--> statement-breakpoint
CREATE INDEX `sale_phone` ON `sale` (`phone`) WHERE phone is not null;--> statement-breakpoint
CREATE INDEX `sale_batch` ON `sale` (`batch_id`) WHERE batch_id is not null;--> statement-breakpoint
CREATE INDEX `grant_on` ON `grant` (`router_id`,`id`) WHERE state = 'on_router';
