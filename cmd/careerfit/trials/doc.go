// Package trials puts the real program through what happens to servers, as processes of their own: it is killed, its disk
// fills up, its file is damaged, it is stopped under load, slow clients hold on to it, a whole class comes at once.
// Takers are HTTP clients with cookies and forms, each at an address of its own (of 127.0.0.0/8) unless a trial wants
// them behind one. Acknowledged means that the 303 arrived.
//
// There is nothing here but tests. A trial that could pass because it sees nothing has a control, which must fail: the
// careless program (in careless/) serves the same pages with one fault, and a trial that cannot tell that program from
// the real one is worth nothing. The others demand to see what they are about: a refusal for want of room, a stop that
// was waiting when it was asked for again, so many programs killed while their drafts were there.
//
//	what happens                                     what is promised                                    file
//	killed at any moment, again and again            no acknowledged answer, start or delete is lost     kill
//	a command killed while it makes the file anew    the old file or the new one, and no copies          killed_commands
//	a full disk, or --max-db                         503, pages are read, deleting works, it goes on     full
//	a damaged file                                   a sentence, or error pages; never a dead process    damaged
//	stopped under load, twice, while it starts       no request fails, ten seconds at most               stop
//	two servers on one file                          the second says so, the first is not disturbed      two
//	hundreds of slow clients                         others are served, none stays                       slow
//	more connections than there may be               they wait; it goes on by itself                     scarce
//	thousands of sittings that are swept away        memory, goroutines and file stay as they were       soak
//	a class behind one address                       nobody waits, nothing fails                         class
//	tabs that change the same sittings               one order of everything explains all pages          history
//	a backup while everybody answers                 all that was acknowledged before is in it           backup
//	nginx or Caddy before it, https, below a path    limits count those before the proxy                 proxy
//
// Run them with
//
//	go test ./...                                                # shortened, as in the gate: a minute and a half
//	go test -timeout 60m -v . -full                              # whole: 100 kills, 2,000 damaged files, 19,200 sittings
//	go test -timeout 60m -v -run TrialSoak . -full               # one of them whole
//
// A full disk is a small tmpfs, which takes root to mount; nginx and caddy are Debian's; the whole form wants slowhttptest
// and a quiet machine, since it judges how long a class waits.
package trials
