// Package storetest is the contract of package store as a test, for every implementation the same.
//
// An implementation's own test is one line, storetest.Run with a function that opens an empty store,
// and another, storetest.RunDurable, if it outlives its process. What is particular to one of them
// (its files, its locks) stays in its own tests; what is tested here is all that a caller may rely
// on. Nothing asks which implementation it is.
//
// The stories tell of sittings, browsers and return codes, in the words of package quiz. Beside them a
// model, three loops over a map, is put through random histories together with the store, to find what
// nobody thought of.
//
// A suite that everything passes is worth nothing, so it has its own test: stores with one fault each,
// all of which have to be caught.
//
// [NewMemory] is a store without a file, for tests of what stands on a store. It passes the suite.
package storetest
