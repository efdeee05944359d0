// Package web is the quiz in the browser: server-rendered pages over a few calls to quiz and store.
//
// Every page is a plain form that works without scripts. A request that changes something is a POST,
// which writes to the store and answers with 303 and the page to go to next; so reload, back, two
// tabs and double clicks all work. There is one file a page: its view model (a typed struct), how
// it is filled, and its handler. Handlers return errors; one table (errors.go) makes pages of them.
//
// Who may see a sitting is decided by a cookie: a random token, of which the store keeps the hash.
// Within a page of another site, which the operator names (embed.go), it is a cookie of its own (jar.go).
// The return code that leads back to a sitting from another device is derived from the token of the
// browser that made it, so that this browser can show it again although only its hash is kept.
// Addresses of pages hold no secret, but those of share links, which open one result to read until they expire or are
// taken back (share_link.go).
//
// Which answers lead to an outcome is searched once per questionnaire, in the background and bounded
// (ways_search.go), by whoever the server is given for it; what is found is scored again before it is
// shown. How pages look can be a theme's (package theme).
//
// A server can be made for authors instead of takers (reload*.go): it shows their files as they edit
// them, with what is wrong above every page, and has routes that a server for takers has not.
//
// A [Server] is an [net/http.Handler] for a server of one's own, too. What this package exports stays, from 1.0 on, by
// semantic versioning (README, "For developers"), but for [Chrome], [Foot] and [ResultTop]: those are parts of pages,
// exported for the templates alone. HTML and CSS may change with every version; share links go on working.
package web
