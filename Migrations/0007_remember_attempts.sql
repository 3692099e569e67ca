-- Each channel is told each reminder that falls due while it is known, whatever other channels
-- accept. The number of the newest reminder when it came says where that begins.
ALTER TABLE channel ADD COLUMN met_after INTEGER NOT NULL DEFAULT 0 CHECK (met_after >= 0);
UPDATE channel SET met_after = (SELECT coalesce(max(number), 0) FROM reminder);
-- A person took it away. The deliveries of the past still name it.
ALTER TABLE channel ADD COLUMN gone_at INTEGER;

-- When an attempt to tell began of which no result is known. After a crash in between, the next
-- attempt can be marked as one that may be a repeat.
ALTER TABLE delivery ADD COLUMN begun_at INTEGER;
