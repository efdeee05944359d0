// Package trials puts the real program through what happens to servers: it is killed, its disk fills up, its file is
// damaged, it is stopped under load, slow clients hold on to it, a whole class comes at once. Takers are HTTP clients
// with cookies and forms, each at an address of its own (of 127.0.0.0/8) unless a trial wants them behind one.
// Acknowledged means that the 303 arrived.
//
// There is nothing here but tests. Each trial has a control, which must fail: the careless program (in careless/) serves
// the same pages with one fault. A trial that cannot tell that program from the real one is worth nothing.
//
//	go test ./...                                   # the shortened form, which the gate runs: about a minute
//	go test -timeout 60m -v -run Trial . -full      # the whole form: 100 kills, 2,000 damaged files, 100,000 sittings
//
// The trial of a full disk mounts a small tmpfs, which takes root; the one of slow clients takes slowhttptest, the one
// behind a proxy nginx.
package trials
