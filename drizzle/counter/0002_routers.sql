CREATE TABLE `drift` (
	`id` text PRIMARY KEY NOT NULL,
	`router_id` text NOT NULL,
	`grant_id` text,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`differences` text NOT NULL,
	`found_at` integer NOT NULL,
	`settled_how` text,
	`settled_at` integer,
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grant_id`) REFERENCES `grant`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `drift_open` ON `drift` (`router_id`,`kind`,`name`) WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX `drift_grant` ON `drift` (`grant_id`);--> statement-breakpoint
CREATE TABLE `router_sample` (
	`router_id` text NOT NULL,
	`grain` text NOT NULL,
	`at` integer NOT NULL,
	`cpu_percent` integer,
	`cpu_peak_percent` integer,
	`memory_used_bytes` integer,
	`memory_total_bytes` integer,
	`rx_bits_per_second` integer,
	`tx_bits_per_second` integer,
	`online` integer NOT NULL,
	PRIMARY KEY(`router_id`, `grain`, `at`),
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `usage_day` (
	`router_id` text NOT NULL,
	`username` text NOT NULL,
	`day` text NOT NULL,
	`token_id` text,
	`seconds` integer NOT NULL,
	`bytes_up` integer NOT NULL,
	`bytes_down` integer NOT NULL,
	PRIMARY KEY(`router_id`, `day`, `username`),
	FOREIGN KEY (`router_id`) REFERENCES `router`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`token_id`) REFERENCES `token`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `usage_day_token` ON `usage_day` (`token_id`,`day`);--> statement-breakpoint
CREATE INDEX `usage_day_username` ON `usage_day` (`username`,`day`);--> statement-breakpoint
ALTER TABLE `grant` ADD `used_seconds` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `grant` ADD `used_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `grant` ADD `carried_seconds` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `grant` ADD `carried_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `grant` ADD `device` text;--> statement-breakpoint
ALTER TABLE `grant` ADD `free_device` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `grant` ADD `accepted` text;--> statement-breakpoint
CREATE INDEX `grant_router` ON `grant` (`router_id`,`id`);--> statement-breakpoint
ALTER TABLE `plan` ADD `validity_seconds` integer;--> statement-breakpoint
ALTER TABLE `plan` ADD `validity_from` text DEFAULT 'first_login' NOT NULL;--> statement-breakpoint
ALTER TABLE `plan` ADD `lock_device` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `plan` ADD `router_id` text REFERENCES router(id);--> statement-breakpoint
ALTER TABLE `router` ADD `serial` text;--> statement-breakpoint
ALTER TABLE `router` ADD `retired_at` integer;--> statement-breakpoint
ALTER TABLE `token` ADD `validity_seconds` integer;--> statement-breakpoint
ALTER TABLE `token` ADD `validity_from` text DEFAULT 'first_login' NOT NULL;--> statement-breakpoint
ALTER TABLE `token` ADD `lock_device` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `token` ADD `expires_at` integer;--> statement-breakpoint
ALTER TABLE `token` ADD `blocked_at` integer;