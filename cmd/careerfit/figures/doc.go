// Command figures measures what the project promises of its speed, and prints each figure beside what is demanded of it:
//
//	go run .                    # everything, in about five minutes; a quiet machine tells most
//	go run . -only answers      # one group: answers, pages, start, class
//	go run . -profile /tmp      # and where the servers of pages spend their time, for go tool pprof
//
// Servers and clients are processes of their own on loopback, and share the machine: a figure is what both can do
// together. What is compared takes turns, round after round; a figure is the median of what the rounds say, so that an
// hour in which the machine is slow slows both sides of a ratio. The exit code is 1 where a demand is missed.
//
// The variants of the server differ in their store alone. One keeps sessions in memory, without any promise; one is the
// real one; one is written as bbolt's manual shows it, on [bbolt.DB.Batch] with its default delay.
package main
