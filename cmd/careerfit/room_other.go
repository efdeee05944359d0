//go:build !(linux || darwin || freebsd)

package main

func freeBytes(string) (n int64, known bool) { return 0, false }
