// Package boltstore keeps questionnaires and sessions in one bbolt file: the store that comes with
// careerfit and needs nothing but a directory.
//
// The file has five buckets:
//
//	meta            "format" → the file's format in decimal, 1
//	questionnaires  digest (32 bytes) → canonical form
//	sessions        id (16 bytes) → record, see store.EncodeSession
//	codes           quiz.HashSecret of the return code (32) → id (16)
//	owners          quiz.HashSecret of a browser's token (32), id (16) → nothing
//
// Ids are version 7 UUIDs, so new sessions are appended to the last page, which is what a B+tree
// likes best; codes and tokens begin with their hour, so that what is made in one lies side by side; and what one browser
// holds lies together, oldest first. The two indexes are written in the
// transaction of the record, so they never disagree with it. Where they do, the file is damaged and
// the store says so.
//
// Every change is synced before it is acknowledged, all of it or nothing. It is prepared in its caller's own
// goroutine, in the turn of its session, and written by one writer, which takes whatever waits into one
// transaction: one taker pays for one sync, and a thousand share it. One process holds the file at a time.
// The file never shrinks by itself; what was deleted makes room for what comes, and may be read in the file
// until it is written over or the file compacted.
//
// Backup and Check see one moment while others go on; Compact and Restore need a file that nobody holds,
// write a hidden draft beside it, look at that as a whole, and give it the name of the file.
//
// Where there is no space, what needs more is store.ErrFull, and what comes when there is room again goes
// well. After any other error of the disk nothing more is written until the file is opened anew
// (store.ErrFailed): the system forgets what it could not write, and the next sync would report success. Where
// somebody else wrote into the file, or cut it short, nothing is read either (store.ErrLost).
//
// While free pages are few, each transaction lists them in the file; while they are many, only closing
// does. So it is opened at once, however large it is, but after a crash soon after a large sweep, when
// every page has to be looked at.
//
// A damaged page makes bbolt panic, or the processor fault, when it is looked at. Both become
// store.ErrDamaged here, so that one bad page costs one request and not the server.
//
// What this package exports stays, from 1.0 on, by semantic versioning (README, "For developers"); files of format 1 are
// read for ever.
package boltstore
