// Package store says what it means to keep a session, and leaves how to its implementations.
//
// What is kept is what was said: one session holds a taker's answers to one exact questionnaire, and
// the questionnaire itself is kept beside it, for ever, under its digest. Nothing that can be
// computed is kept, so there is nothing to migrate when the engine learns something new, and no
// result can disagree with its answers.
//
// Three ways lead to a session. Its id is for the server's own use and is no secret. The hash of
// its return code brings one person back on any device. The hash of a browser's token lists what
// was taken there. A share link is no fourth way: its address names the session, which keeps the hash of its
// secret among its own fields. The secrets themselves never come here: who reads the file, or a backup of it,
// can open nobody's results through the server.
//
// The contract is [Store]. Three promises make it worth having:
//
//   - What was acknowledged is on disk. A call that returned nil survives a power cut.
//   - Every change is all or nothing, indexes included, and changes to one session come one after
//     the other. Two tabs lose nothing of each other.
//   - Callers own what they get and keep what they give. Nothing is shared between a caller and the
//     store.
//
// Whatever all implementations have to agree on stands here and is written once: which sessions are
// sound ([CheckSession]), the bytes of a record ([EncodeSession], [DecodeSession]), and what a change
// may touch ([Change]). An implementation adds the place and the transaction. Package
// store/storetest is the contract as a test; an implementation that passes it may be used.
//
// What this package exports stays, from 1.0 on, by semantic versioning (README, "For developers"), and [Store] gains no
// method within a major version. The suite may become stricter. Records are read for ever; what a newer version wrote
// is refused with [ErrNewer], or carried along unread.
package store
