package main

import (
	"errors"
	"fmt"
	"syscall"
	"testing"
)

// keepsPort is a port that nobody is given before the test ends, and that a server can listen on all the same: a socket
// is bound to it that does not listen.
func keepsPort(t *testing.T) (port int) {
	t.Helper()
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = syscall.Close(fd) })
	if err := syscall.SetsockoptInt(fd, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Bind(fd, &syscall.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}); err != nil {
		t.Fatal(err)
	}
	bound, err := syscall.Getsockname(fd)
	if err != nil {
		t.Fatal(err)
	}
	return bound.(*syscall.SockaddrInet4).Port
}

// Takers and figures can have one port on two addresses; that another program has one of these is not taken for the
// server's own doing, so that the next start may find it free.
func TestOnePortOnTwoAddresses(t *testing.T) {
	port := keepsPort(t)
	f := serveFlags{addr: fmt.Sprintf("127.0.0.1:%d", port), operation: operation{opsAddr: fmt.Sprintf("127.0.0.2:%d", port)}}
	cmd := newServe(nil)
	cmd.SetContext(t.Context())
	d, err := f.opens(cmd)
	if err != nil {
		t.Fatal(err)
	}
	_ = d.pages.Close()
	defer d.ops.Close()
	_, err = f.opens(cmd)
	if exit, ok := errors.AsType[*exitError](err); !ok || exit.code != exitFailure || !errors.Is(err, syscall.EADDRINUSE) {
		t.Errorf("with one taken: %v", err)
	}
}
