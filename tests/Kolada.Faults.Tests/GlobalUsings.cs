global using Kolada.Faults.Tests.Support;
global using Kolada.Sandbox;
