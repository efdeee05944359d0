package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"syscall"

	"github.com/spf13/cobra"
)

// Doors are where the server listens: for takers, and for whoever runs it. Figures are not secret, but nobody else's
// business; without a door for them ops is nil.
type doors struct{ pages, ops net.Listener }

// opens listens where the flags say.
func (f serveFlags) opens(cmd *cobra.Command) (d doors, err error) {
	if d.pages, err = listen(cmd.Context(), f.addr); err != nil || f.opsAddr == "" {
		return d, err
	}
	if d.ops, err = listen(cmd.Context(), f.opsAddr); err != nil {
		return d, errors.Join(fmt.Errorf("--ops-addr: %w", err), d.pages.Close())
	}
	if plain(nil, d.ops) {
		fmt.Fprintln(cmd.ErrOrStderr(), "careerfit: warning: --ops-addr can be reached from other machines; /metrics is for whoever runs the server alone")
	}
	return d, nil
}

func (d doors) close() {
	_ = d.pages.Close()
	if d.ops != nil {
		_ = d.ops.Close()
	}
}

// listen says in a sentence why an address cannot be listened on.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	switch {
	case err == nil:
		return l, nil
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%s is in use by another program; stop it or choose another --addr, such as localhost:8081", addr)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("this user may not listen on %s; choose a port above 1023 with --addr", addr)
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return nil, fmt.Errorf("cannot listen on %s: this machine does not have that address; choose another --addr, such as localhost:8080", addr)
	}
	if _, port, split := net.SplitHostPort(addr); split != nil || !isPort(ctx, port) {
		return nil, fmt.Errorf("cannot listen on %s: --addr is a host, a colon and a port from 0 to 65535, such as localhost:8080", addr)
	}
	if _, unknown := errors.AsType[*net.DNSError](err); unknown {
		return nil, fmt.Errorf("cannot listen on %s: no machine is called so; choose another --addr, such as localhost:8080", addr)
	}
	return nil, fmt.Errorf("cannot listen on %s: %w", addr, err)
}

func isPort(ctx context.Context, port string) bool {
	_, err := net.DefaultResolver.LookupPort(ctx, "tcp", port)
	return err == nil
}

func address(l net.Listener) string {
	tcp, ok := l.Addr().(*net.TCPAddr)
	if !ok || !tcp.IP.IsLoopback() && !tcp.IP.IsUnspecified() {
		return "http://" + l.Addr().String()
	}
	return fmt.Sprintf("http://localhost:%d", tcp.Port)
}
